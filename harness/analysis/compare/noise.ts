/** By how much equal arms were seen to differ on this machine. Pure. */

import type { Calibration, CalibratedSpread } from '../../result.ts';

interface Wanted {
  readonly scenario: string;
  readonly metric: string;
  readonly of?: CalibratedSpread['of'];
}

/** The most that A/A showed for this figure over either transport; 0 where it was not calibrated. */
export function noiseOf(calibration: Calibration | undefined, wanted: Wanted): number {
  return Math.max(0, ...spreadsOf(calibration, wanted).map(({ equalArms }) => equalArms));
}

export function spreadsOf(
  calibration: Calibration | undefined,
  { scenario, metric, of }: Wanted,
): readonly CalibratedSpread[] {
  return (calibration?.spreads ?? []).filter(
    (each) => each.scenario === scenario && each.metric === metric && each.of === of,
  );
}
