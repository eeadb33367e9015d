import { duration } from '../../base/quantity.ts';
import type { CauseKind } from './cause.ts';
import { instant } from './words.ts';

export const holdsUpRollout = {
  name: 'holds-up-rollout',
  means: 'A new process of it is not there for Slack while an old one runs',
  explains: ['rollouts-stopped'],
  find(history) {
    const stopped = history.successors.find(({ isReached }) => !isReached);
    if (!stopped) return undefined;
    const { at, instance, replaces, waitedUs } = stopped;
    const didNot =
      history.plan.transport === 'http' ? 'nothing took connections at its port' : 'it had no link that got its hello';
    return {
      sentence: `The app’s new process (instance ${instance}), started ${instant(at - waitedUs, history)} into the run, did not begin beside the old ones: ${duration(waitedUs)} later ${didNot}. The deployment stopped there, and instance ${replaces} stayed; so it is with a new process that waits for a lock, a lease or a port of an old one`,
      atUs: at - waitedUs - history.from,
      witness: 'app',
    };
  },
} as const satisfies CauseKind;
