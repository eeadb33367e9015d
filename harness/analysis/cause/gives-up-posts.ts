import { count, duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import { givenUpPosts } from '../../history/given-up-posts.ts';
import type { CauseKind } from './cause.ts';
import { unhandled } from './symptoms.ts';
import { when } from './words.ts';

export const givesUpPosts = {
  name: 'gives-up-posts',
  means: 'It does not post an answer again that Slack refused for the moment (429, 5xx)',
  explains: ['posts-given-up', ...unhandled],
  find(history) {
    // An app that refuses the event to get it again leaves the second try to Slack: what it did then is another cause.
    const given = givenUpPosts(history).filter(
      ({ call, unanswered }) => !unanswered.attempts.some(({ sentAt }) => sentAt > call.at),
    );
    const [first] = given;
    if (!first) return undefined;
    const {
      call: { method, status, retryAfter, at },
      unanswered: { event, ackedAt = at },
    } = first;
    const after = retryAfter === undefined ? '' : `, Retry-After ${duration(seconds(retryAfter))}`;
    const all = given.length === 1 ? '' : `. So it was with ${count(given.length)} answers in all`;
    return {
      sentence: `Slack refused the app’s answer to event ${event} (${method}: ${status}${after}), ${when(at, history)}, and in the ${duration(history.until - at)} until the run ended the app never posted it again: whoever wrote to it got no answer${all}. A call that is refused with 429 or 5xx is to be made again, after the time in Retry-After or a growing rest`,
      atUs: Math.min(at, ackedAt) - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
