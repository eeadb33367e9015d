import { documented, hastened, type Policy, type PolicyValues, withValues } from '../../mocks/slack/protocol/policy.ts';

/**
 * How Slack acts in runs: hastened, and with no limit on Web API methods (tiers 1 to 4, chat.postMessage): traffic here is denser
 * than that of any workspace, and an app that calls one method for each event would meet 429s that say nothing of it. The
 * scenario `rate-limits` asks for them. `apps.connections.open` keeps its own limit. Messages are as people write them. `values` are
 * the user's, and win.
 */
export function runPolicy(hasten: number, values: Partial<PolicyValues> = {}): Policy {
  const { name, values: usual } = hasten === 1 ? documented : hastened(hasten);
  return withValues({ name, values: { ...usual, enforcesTiers: false, variesMessages: true } }, values);
}
