/** Where in a client's own ticks a fault strikes: drawn over the pairs, so that a figure that depends on it shows all of its values. Pure. */

import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import { us } from '../base/units.ts';
import type { Scenario } from './scenario.ts';

/** Repeat lines are typed in milliseconds. */
const grain = 1_000;

export interface PhaseOptions {
  readonly scenario: Pick<Scenario<string>, 'faults' | 'alone'>;
  readonly pair: number;
  readonly pairs: number;
  readonly seed: number;
  readonly policy: Policy;
  /** Asked for by the user, for every cell. */
  readonly phaseUs?: number;
}

/**
 * How long the app is connected before traffic begins (µs), the same over both arms of a pair: of n pairs each falls into another n-th
 * of a ping tick, in an order drawn from the seed. One pair alone, and what has no fault, begins at once.
 */
export function phaseOf({ scenario, pair, pairs, seed, policy, phaseUs = 0 }: PhaseOptions): number {
  if (pairs === 1 || scenario.faults.length === 0 || scenario.alone) return phaseUs;
  const tick = policy.values.pingEveryUs;
  const first = seeded(seed).fork('phase').below(pairs);
  const within = seeded(seed).fork(`phase of pair ${pair}`).next();
  const slot = (first + pair - 1) % pairs;
  return phaseUs + us(Math.floor((((slot + within) / pairs) * tick) / grain) * grain);
}
