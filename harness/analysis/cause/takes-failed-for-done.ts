import { duration } from '../../base/quantity.ts';
import type { Attempt, Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { isRefused, lossesOf } from '../../history/losses.ts';
import type { CauseKind, Found } from './cause.ts';
import { unhandled } from './symptoms.ts';
import { events, first, when } from './words.ts';

/** The repeat that it acknowledged, and the attempt before it that it may have got. */
interface Dropped {
  readonly event: string;
  readonly repeat: Attempt & { readonly ackedAt: number };
  readonly before: Attempt;
}

/** It notes that it knows an event before its work on it is done: where the work fails, Slack's retry is taken for a repeat. */
export const takesFailedForDone = {
  name: 'takes-failed-for-done',
  means: 'It remembers an event before its work on it is done, and drops the retry where that work failed',
  explains: unhandled,
  find(history) {
    const lossOf = lossesOf(history);
    const lost = history.measured.filter((delivery) => lossOf(delivery) === 'acknowledged, not handled');
    const dropped = lost.flatMap((delivery) => droppedRepeat(delivery) ?? []);
    const [earliest] = dropped.toSorted((a, b) => a.repeat.ackedAt - b.repeat.ackedAt);
    if (!earliest || dropped.length < lost.length) return undefined;
    return refusedBefore(history, dropped) ?? handlesOthers(history, dropped, earliest);
  },
} as const satisfies CauseKind;

/** The app had each of them: it said so by an error. */
function refusedBefore(history: History, dropped: readonly Dropped[]): Found | undefined {
  const [firstRefused] = dropped;
  if (!firstRefused || !dropped.every(({ before }) => isRefused(before, history))) return undefined;
  const { event, before, repeat } = firstRefused;
  return {
    sentence: `The app answered ${before.status ?? 'an error'} to event ${event}, ${when(before.sentAt, history)}, and acknowledged it ${duration(repeat.ackedAt - before.sentAt)} later, when Slack sent it again, without handling it: it remembers an event before its work on it is done, and takes what failed for done. So it did with ${events(dropped.length)} in all`,
    atUs: repeat.ackedAt - history.from,
    witness: event,
  };
}

/** It does handle repeats: these few it must have known. */
function handlesOthers(
  history: History,
  dropped: readonly Dropped[],
  { event, before, repeat }: Dropped,
): Found | undefined {
  const others = history.deliveries.filter(isHandledRepeat).length;
  if (others <= dropped.length) return undefined;
  return {
    sentence: `The app acknowledged ${events(dropped.length)} that Slack had to send again and did not handle ${dropped.length === 1 ? 'it' : 'them'}, though it handled ${others} others that came again. The first was ${first(event, repeat.ackedAt, history)}; Slack had sent it before, ${when(before.sentAt, history)}. Most likely the app got it then, its work on it failed (a call to Slack that the fault swallowed, say), and it took the repeat for an event that it had done`,
    atUs: repeat.ackedAt - history.from,
    witness: event,
  };
}

function droppedRepeat({ event, attempts }: Delivery): Dropped | undefined {
  const repeat = attempts.find(({ ackedAt }) => ackedAt !== undefined);
  const before = attempts.find(({ link }) => link !== '');
  if (repeat?.ackedAt === undefined || before === undefined || before.attempt >= repeat.attempt) return undefined;
  return { event, repeat: { ...repeat, ackedAt: repeat.ackedAt }, before };
}

function isHandledRepeat({ attempts, handledAt: [handled] }: Delivery): boolean {
  const acked = attempts.find(({ ackedAt }) => ackedAt !== undefined);
  return handled !== undefined && acked !== undefined && acked.attempt > 0 && handled >= acked.sentAt;
}
