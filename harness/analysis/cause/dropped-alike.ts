import { count } from '../../base/quantity.ts';
import { ms } from '../../base/units.ts';
import type { Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { inCommon } from './in-common.ts';
import { type Answered, onNewLinks } from './on-new-links.ts';

/** Fewer may have it in common by chance. */
const fewest = 3;
/** Sent within so long of the first of them, events came at once. */
const atOnce = ms(300);
const crowded = 10;

/** What those have in common that an app acknowledged and dropped, behind a colon; empty where nothing is seen. Pure. */
export function droppedAlike(history: History, dropped: readonly Delivery[]): string {
  if (dropped.length < fewest) return '';
  const isDropped = new Set(dropped);
  const acked = history.measured.flatMap((delivery) => firstAcked(delivery, isDropped.has(delivery)) ?? []);
  return onNewLinks(history, acked, 'handled') ?? whileBusy(history, dropped) ?? byOrderOrTime(acked) ?? '';
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

function byOrderOrTime(acked: readonly Answered[]): string | undefined {
  const samples = acked.map(({ attempt: { sentAt: at }, isBad }) => ({ at, isBad }));
  const found = inCommon(samples, { well: 'handled', things: 'events' });
  return found && `: ${found}`;
}

/** The attempt by which it had it, and what became of it; whether it did nothing with what it may leave alone is not known. */
function firstAcked({ attempts, handledAt }: Delivery, isBad: boolean): Answered | undefined {
  const attempt = attempts.find(({ ackedAt }) => ackedAt !== undefined);
  return attempt && { attempt, isBad: isBad ? true : handledAt.length > 0 ? false : undefined };
}
