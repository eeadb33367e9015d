import { interactionNames } from '../../mocks/slack/protocol/facts.ts';
import type { Delivery } from '../history/deliveries.ts';
import { witnesses } from './count.ts';
import type { Metric } from './metric.ts';

/** What a person waits for; of the rest Slack shows no error (slack-protocol.md §2.7). */
const awaitedNames: ReadonlySet<Delivery['payload']> = new Set(interactionNames);

/** Commands and interactions whose person saw an error of Slack’s: `operation_timeout` or `dispatch_failed`. */
export const userErrors = {
  name: 'user-errors',
  title: 'errors shown to a user',
  asks: 'How many commands and interactions ended in an error that the user saw?',
  unit: 'count',
  better: 'lower',
  measure({ measured }) {
    const awaited = measured.filter(({ payload }) => awaitedNames.has(payload));
    if (awaited.length === 0) return { kind: 'nothing', why: 'no command and no interaction was raised' };
    const failed = awaited.filter(({ userError }) => userError !== undefined);
    return { kind: 'number', value: failed.length, of: awaited.length, ...witnesses(failed) };
  },
} as const satisfies Metric;
