import { count, duration } from '../../base/quantity.ts';
import { ms, seconds } from '../../base/units.ts';
import type { Attempt, Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';

/** Fewer may have it in common by chance. */
const fewest = 3;
/** A link is new for no longer. */
const newFor = seconds(10);
/** Sent within so long of the first of them, events came at once. */
const atOnce = ms(300);
const crowded = 10;

/** What those have in common that an app acknowledged and dropped, behind a colon; empty where nothing is seen. Pure. */
export function droppedAlike(history: History, dropped: readonly Delivery[]): string {
  if (dropped.length < fewest) return '';
  return onNewLinks(history, dropped) ?? whileBusy(history, dropped) ?? '';
}

/** All came first on a link, and what came later on it was handled. */
function onNewLinks({ links, from, measured }: History, dropped: readonly Delivery[]): string | undefined {
  const readyAt = new Map(
    links.flatMap(({ id, readyAt: at }) => (at !== undefined && at > from ? [[id, at] as const] : [])),
  );
  const ages = (deliveries: readonly Delivery[]): readonly number[] =>
    deliveries.flatMap((delivery) => {
      const acked = firstAcked(delivery);
      const opened = readyAt.get(acked?.link ?? '');
      return acked === undefined || opened === undefined ? [] : [acked.sentAt - opened];
    });
  const young = ages(dropped);
  const handled = ages(measured.filter(({ handledAt }) => handledAt.length > 0));
  const oldest = Math.max(...young);
  const isAll = young.length === dropped.length && oldest < newFor;
  if (!isAll || handled.length < fewest || Math.min(...handled) <= oldest) return undefined;
  return `: each came on a link that it had opened less than ${duration(oldest)} before, and all that came later on such links it handled`;
}

/** Of many at once it handled the first and dropped the rest. */
function whileBusy({ measured }: History, dropped: readonly Delivery[]): string | undefined {
  const isDropped = new Set(dropped);
  const sent = measured.flatMap((delivery) => {
    const [first] = delivery.attempts;
    return first === undefined || first.link === '' ? [] : [{ delivery, sentAt: first.sentAt }];
  });
  const crowds: (typeof sent)[] = [];
  for (const each of sent.toSorted((a, b) => a.sentAt - b.sentAt)) {
    const crowd = crowds.at(-1);
    if (crowd?.[0] && each.sentAt - crowd[0].sentAt <= atOnce) crowd.push(each);
    else crowds.push([each]);
  }
  const full = crowds.filter(({ length }) => length >= crowded);
  const inCrowds = full.flat().filter(({ delivery }) => isDropped.has(delivery)).length;
  const most = Math.max(...full.map((crowd) => crowd.filter(({ delivery }) => !isDropped.has(delivery)).length));
  const size = Math.max(...full.map(({ length }) => length));
  if (full.length === 0 || inCrowds < dropped.length || most > size / 2) return undefined;
  return `: all came with others at the same time, and of ${count(size)} at once it handled no more than ${count(most)}`;
}

function firstAcked({ attempts }: Delivery): Attempt | undefined {
  return attempts.find(({ ackedAt }) => ackedAt !== undefined);
}
