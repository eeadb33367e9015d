import { greatest } from '../../base/extremes.ts';
import { duration } from '../../base/quantity.ts';
import { needlessLinks } from '../../history/needless-links.ts';
import type { CauseKind } from './cause.ts';
import { when } from './words.ts';

export const restless = {
  name: 'restless',
  means: 'It opens new links although nothing is wrong with the one it has',
  explains: ['needless-links'],
  find(history) {
    const { links, deliveries, from } = history;
    const needless = needlessLinks(history);
    const [first] = needless;
    if (!first) return undefined;
    const before = links.findLast(({ readyAt, openedAt }) => readyAt !== undefined && openedAt < first.openedAt);
    const end = before?.closing?.at ?? before?.closed?.at;
    const sent = deliveries.flatMap(({ attempts }) => attempts.map(({ sentAt }) => sentAt));
    const lastSent = Math.max(from, greatest(sent.filter((at) => at < first.openedAt)));
    const had =
      before === undefined
        ? ''
        : end !== undefined && end <= first.openedAt
          ? `, after it had ended its link ${before.id}, with which nothing was wrong`
          : `, although its link ${before.id} was still there`;
    return {
      sentence: `The app opened link ${first.id} without need, ${when(first.openedAt, history)}${had} (the last event had come ${duration(first.openedAt - lastSent)} before); ${needless.length === 1 ? 'it did so once' : `it did so ${needless.length} times`}`,
      atUs: first.openedAt - from,
      witness: first.id,
    };
  },
} as const satisfies CauseKind;
