/**
 * Whether Slack still sends events to the app (slack-protocol.md §2.5).
 *
 *          more than 95 % of the attempts of 60 min failed, of 1,000 events or more
 *     on ──────────────────────────────────────────────────────────────────────────► off
 *      ▲                                                                              │
 *      └──────────────────────── enabled by the app's owner ──────────────────────────┘
 *
 * Pure. Retries count as attempts. What happened while off is not sent later.
 */

import type { SlackFact } from '../facts.ts';
import type { PolicyValues } from '../policy.ts';
import { createSlidingCount } from '../sliding-count.ts';

export interface Subscriptions {
  isOn(): boolean;
  /** An event was raised. */
  raised(nowUs: number): void;
  /** An attempt had its outcome. Returns the fact where this one switched subscriptions off. */
  attempted(isFailed: boolean, nowUs: number): Extract<SlackFact, { kind: 'subscriptions-off' }> | undefined;
  /** Switches them on, with nothing counted. False where they were. */
  enable(): boolean;
}

export function createSubscriptions(policy: PolicyValues): Subscriptions {
  const windowUs = (): number => policy.switchOffWindowUs;
  const events = createSlidingCount(windowUs);
  const attempts = createSlidingCount(windowUs);
  const failures = createSlidingCount(windowUs);
  let isOn = true;
  return {
    isOn: () => isOn,
    raised: (nowUs) => events.add(nowUs),
    attempted(isFailed, nowUs) {
      attempts.add(nowUs);
      if (isFailed) failures.add(nowUs);
      if (!isOn || events.total(nowUs) < policy.switchOffFromEvents) return undefined;
      const failed = failures.total(nowUs);
      const all = attempts.total(nowUs);
      if (failed * 100 <= all * policy.switchOffAbovePercent) return undefined;
      isOn = false;
      return { kind: 'subscriptions-off', failed, attempts: all };
    },
    enable() {
      if (isOn) return false;
      isOn = true;
      for (const count of [events, attempts, failures]) count.clear();
      return true;
    },
  };
}
