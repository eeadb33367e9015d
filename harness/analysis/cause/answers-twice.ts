import { count, duration } from '../../base/quantity.ts';
import { answersByGesture } from '../../history/gestures.ts';
import type { CauseKind } from './cause.ts';
import { when } from './words.ts';

export const answersTwice = {
  name: 'answers-twice',
  means: 'It answers one mention twice, since Slack sends it as two events',
  explains: ['answered-twice'],
  find(history) {
    const gestures = answersByGesture(history);
    const twice = gestures.filter(({ posts }) => posts.length > 1);
    const [first] = twice.toSorted((a, b) => (a.posts[1] ?? 0) - (b.posts[1] ?? 0));
    const [one, again] = first?.posts ?? [];
    if (!first || one === undefined || again === undefined) return undefined;
    const kinds = first.events.map(({ event, payload }) => `${payload.replaceAll('-', '_')} ${event}`).join(' and ');
    return {
      sentence: `The app posted two answers to one mention, ${duration(again - one)} apart: Slack sends it as two events of the same ts (${kinds}), and the app answered each; so it did with ${count(twice.length)} of ${count(gestures.length)} mentions. The first was answered again ${when(again, history)}`,
      atUs: again - history.from,
      witness: first.gesture,
    };
  },
} as const satisfies CauseKind;
