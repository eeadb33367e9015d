/** A scenario with another workload: of another rate, length or shape, as the command line asks. */

import { type Micros, seconds } from '../base/units.ts';
import type { Pace, Workload } from '../workloads/workload.ts';
import type { Scenario } from './scenario.ts';
import { latestOf } from './timed-fault.ts';

export interface Reshaping {
  readonly perSecond?: number | undefined;
  readonly lasting?: Micros | undefined;
  /** Default: an even pace where rate or length are given, else the scenario's own. */
  readonly shape?: ((pace: Pace) => Workload) | undefined;
}

/**
 * What is not asked for stays as the scenario has it, the kind of payload always. Throws `RangeError` where a fault would strike or
 * heal after the traffic has ended, or where nothing would be left to measure.
 */
export function reshaped<InSuite extends string>(
  scenario: Scenario<InSuite>,
  { usual, perSecond, lasting, shape }: Reshaping & { readonly usual: (pace: Pace) => Workload },
): Scenario<InSuite> {
  const { workload, faults, name } = scenario;
  if (perSecond === undefined && lasting === undefined && shape === undefined) return scenario;
  const { warmUp, raises } = workload;
  const changed = (shape ?? usual)({
    perSecond: perSecond ?? workload.perSecond,
    lasting: lasting ?? workload.lasting,
    warmUp,
    ...(raises === undefined ? {} : { raises }),
  });
  const last = Math.max(warmUp, ...faults.map(latestOf));
  if (changed.lasting <= last)
    throw new RangeError(
      `Scenario ${name} cannot have traffic of ${changed.lasting / seconds(1)} s: its ${last === warmUp ? 'warm-up' : 'last fault'} ends at ${last / seconds(1)} s, expected longer traffic`,
    );
  return { ...scenario, workload: changed };
}
