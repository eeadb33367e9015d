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
  /** `by`: all hosts, or from the first upgrade on that it meets, the host of that one alone. */
  refuseUpgrades(status: number, times: number, by: 'all' | 'one'): () => void;
  /** The status for this upgrade to a host, which counts as one of its `times`. */
  takeRefusal(host: string): number | undefined;
  delayPongs(ms: number): () => void;
  /** The longest of the delays that are on. */
  pongDelayMs(): number;
}

interface Refusal {
  readonly status: number;
  readonly by: 'all' | 'one';
  /** The host that refused first. */
  only?: string;
  left: number;
}

export function createSocketFaults(): SocketFaults {
  const refusals = new Set<Refusal>();
  const delays = new Set<{ readonly ms: number }>();
  return {
    ignoresUpgrades: createSwitch(),
    withholdsHello: createSwitch(),
    saysTooMany: createSwitch(),
    dropsAfterHello: createSwitch(),
    withholdsPings: createSwitch(),
    withholdsPongs: createSwitch(),
    duplicatesEnvelopes: createSwitch(),
    refuseUpgrades(status, times, by) {
      const refusal: Refusal = { status, by, left: times };
      if (times > 0) refusals.add(refusal);
      return () => void refusals.delete(refusal);
    },
    takeRefusal(host) {
      const refusal = [...refusals].find(({ by, only = host }) => by === 'all' || only === host);
      if (!refusal) return undefined;
      refusal.only = host;
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
