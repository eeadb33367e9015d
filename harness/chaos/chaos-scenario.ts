import type { Scenario } from '../matrix/scenario.ts';
import type { AtTime } from '../matrix/timed-fault.ts';
import { minutes as lasting } from '../base/units.ts';
import { steady } from '../workloads/steady.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly minutes: number;
  /** Events a second. */
  readonly rate: number;
  readonly faults: readonly AtTime[];
}

/** A fault program under steady traffic, as a scenario like any other. */
export function chaosScenario({ seed, minutes, rate, faults }: ChaosOptions): Scenario<'chaos'> {
  return {
    name: 'chaos',
    suite: 'chaos',
    title: `Chaos, seed ${seed}`,
    asks: `Is every event handled while ${faults.length} faults strike, one after another, within ${minutes} min?`,
    source: 'https://docs.slack.dev/apis/events-api/',
    workload: steady({ perSecond: rate, lasting: lasting(minutes) }),
    faults,
    toleratesMisses: true,
    expects: [
      { metric: 'lost', atMost: 0 },
      { metric: 'unsettled', atMost: 0 },
      { metric: 'unasked-exits', atMost: 0 },
    ],
    decides: { metric: 'added-gap' },
  };
}
