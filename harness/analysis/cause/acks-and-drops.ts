import { count } from '../../base/quantity.ts';
import { lossesOf } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { droppedAlike } from './dropped-alike.ts';
import { unhandled } from './symptoms.ts';
import { events, first } from './words.ts';

export const acksAndDrops = {
  name: 'acks-and-drops',
  means: 'It acknowledges events and does not handle them',
  explains: unhandled,
  find(history) {
    const lossOf = lossesOf(history);
    const dropped = history.measured.filter((delivery) => lossOf(delivery) === 'acknowledged, not handled');
    const [earliest] = dropped.toSorted((a, b) => (a.ackedAt ?? 0) - (b.ackedAt ?? 0));
    if (earliest?.ackedAt === undefined) return undefined;
    const { event, ackedAt } = earliest;
    const acked = history.measured.filter(({ ackedAt }) => ackedAt !== undefined).length;
    const since = `The first was ${first(event, ackedAt, history)}`;
    return {
      sentence:
        dropped.length === acked
          ? `The app acknowledged ${events(acked)} and handled none of them. ${since}`
          : `The app acknowledged ${events(acked)} and never handled ${count(dropped.length)} of them${droppedAlike(history, dropped)}. ${since}`,
      atUs: ackedAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
