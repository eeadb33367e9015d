import { count, duration } from '../../base/quantity.ts';
import { ms } from '../../base/units.ts';
import type { History } from '../../history/history.ts';
import type { LinkRecord } from '../../history/links.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** The end of a process and that of its sockets are seen at different doors. */
const together = ms(500);
/** What was under way when it was told to end may be lost to any app. */
const underWay = ms(200);
const leastMisses = 2;

export const outstaysItsStop = {
  name: 'outstays-its-stop',
  means: 'Told to end, it keeps its link and does not answer on it any more',
  explains: unreached,
  find(history) {
    for (const { at, asked, askedAt } of history.exits) {
      if (!asked || askedAt === undefined || at - askedAt < together) continue;
      for (const link of history.links.filter((each) => endsWith(each, at))) {
        const missed = unansweredOn(link, history, { from: askedAt + underWay, until: at });
        const [first] = missed;
        if (!first || missed.length < leastMisses) continue;
        return {
          sentence: `The app kept its link ${link.id} for ${duration(at - askedAt)} after it was told to end (SIGTERM), ${when(askedAt, history)}, until its process was gone, and acknowledged none of the ${count(missed.length)} events that Slack sent on it meanwhile. An app that is told to end closes its link, or works on until it does`,
          atUs: askedAt - history.from,
          witness: first,
        };
      }
    }
    return undefined;
  },
} as const satisfies CauseKind;

function endsWith({ readyAt, closing, closed }: LinkRecord, at: number): boolean {
  const end = closing?.at ?? closed?.at;
  return readyAt !== undefined && readyAt < at && end !== undefined && Math.abs(end - at) <= together;
}

/** Events sent on it then; empty where it acknowledged one of them. */
function unansweredOn(
  { id }: LinkRecord,
  { measured }: History,
  { from, until }: { readonly from: number; readonly until: number },
): readonly string[] {
  const sent = measured.flatMap(({ event, attempts }) =>
    attempts
      .filter(({ link, sentAt }) => link === id && sentAt >= from && sentAt < until)
      .map((each) => ({ event, ...each })),
  );
  return sent.some(({ ackedAt }) => ackedAt !== undefined) ? [] : sent.map(({ event }) => event);
}
