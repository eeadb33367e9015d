import { count, duration } from '../../base/quantity.ts';
import { modalCalls, opening } from '../../history/modal-calls.ts';
import type { CauseKind } from './cause.ts';
import { when } from './words.ts';

/** docs.slack.dev/interactivity/handling-user-interaction */
const triggerLifeUs = 3_000_000;

export const opensTooLate = {
  name: 'opens-too-late',
  means: 'It opens a modal only after another call, when the trigger_id is gone',
  explains: ['modals-too-late'],
  find({ calls, ...history }) {
    const { all, late } = modalCalls(calls);
    const [first] = late;
    if (!first) return undefined;
    // What it waited for it began when the trigger_id was there still.
    const before = calls.findLast(({ at, method }) => at <= first.at - triggerLifeUs && !opening.has(method));
    const after =
      before === undefined ? '' : `; ${duration(first.at - before.at)} before it had called ${before.method}`;
    return {
      sentence: `The app called ${first.method} when the trigger_id was more than 3 s old, and Slack opened nothing (expired_trigger_id), ${when(first.at, history)}${after}. So it was with ${count(late.length)} of ${count(all.length)} modals. What opens a modal comes before every other call`,
      atUs: first.at - history.from,
      witness: first.method,
    };
  },
} as const satisfies CauseKind;
