/** Faults of Slack's side of Socket Mode that concern links to come or all of them: what is on at the moment. */

import { createSwitch, type Switch } from '../switch.ts';

export interface SocketFaults {
  readonly ignoresUpgrades: Switch;
  readonly withholdsHello: Switch;
  readonly saysTooMany: Switch;
  readonly dropsAfterHello: Switch;
  readonly withholdsPings: Switch;
  readonly withholdsPongs: Switch;
  readonly duplicatesEnvelopes: Switch;
  refuseUpgrades(status: number, times: number): () => void;
  /** The status for this upgrade, which counts as one of its `times`. */
  takeRefusal(): number | undefined;
  delayPongs(ms: number): () => void;
  /** The longest of the delays that are on. */
  pongDelayMs(): number;
}

export function createSocketFaults(): SocketFaults {
  const refusals = new Set<{ readonly status: number; left: number }>();
  const delays = new Set<{ readonly ms: number }>();
  return {
    ignoresUpgrades: createSwitch(),
    withholdsHello: createSwitch(),
    saysTooMany: createSwitch(),
    dropsAfterHello: createSwitch(),
    withholdsPings: createSwitch(),
    withholdsPongs: createSwitch(),
    duplicatesEnvelopes: createSwitch(),
    refuseUpgrades(status, times) {
      const refusal = { status, left: times };
      if (times > 0) refusals.add(refusal);
      return () => void refusals.delete(refusal);
    },
    takeRefusal() {
      const [refusal] = refusals;
      if (!refusal) return undefined;
      refusal.left -= 1;
      if (refusal.left === 0) refusals.delete(refusal);
      return refusal.status;
    },
    delayPongs(ms) {
      const delay = { ms };
      delays.add(delay);
      return () => void delays.delete(delay);
    },
    pongDelayMs: () => Math.max(0, ...[...delays].map(({ ms }) => ms)),
  };
}
