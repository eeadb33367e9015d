import { seconds } from '../../base/units.ts';
import type { History } from '../../history/history.ts';

/** How long Slack waited for an ack in this run, µs. */
export function ackDeadline({ plan }: Pick<History, 'plan'>): number {
  return Number(plan.policy.values['ackDeadlineUs'] ?? seconds(3));
}
