import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Scenario } from './scenario.ts';

/** The scenario with other payloads in place of message events; one that asks about a kind of its own stays as it is. */
export function raising<Of extends string>(scenario: Scenario<Of>, kind: PayloadName): Scenario<Of> {
  const { workload } = scenario;
  if (workload.raises !== undefined) return scenario;
  return { ...scenario, workload: { ...workload, raises: kind, text: `${workload.text}, of kind ${kind}` } };
}
