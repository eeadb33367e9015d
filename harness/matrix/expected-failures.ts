/** Failures that the user expects for now, each with a reason and the day on which it is no excuse any more. Pure. */

import type { CellPlan } from '../plan/cell-plan.ts';
import type { KnownFailure } from '../plan/expectation.ts';
import type { TransportName } from '../result.ts';

export interface ExpectedFailure {
  readonly scenario: string;
  readonly metric: string;
  /** Default: both. */
  readonly transport?: TransportName | undefined;
  /** As `my-app`; default: whatever is tested. */
  readonly system?: string | undefined;
  readonly reason: string;
  /** `2027-01-31`: the last day on which it counts. */
  readonly expires: string;
  /** Where it is written, as `harness.config.yaml:12`. */
  readonly standsAt: string;
}

/** Those that concern the cell. `today`: as `2026-11-30`. */
export function expectedIn(
  all: readonly ExpectedFailure[],
  { scenario, system, transport }: Pick<CellPlan, 'scenario' | 'system' | 'transport'>,
  today: string,
): readonly KnownFailure[] {
  return all
    .filter(
      (each) =>
        each.scenario === scenario &&
        (each.transport ?? transport) === transport &&
        [undefined, system, system.replace(/@.*$/, '')].includes(each.system),
    )
    .map(({ metric, reason, expires, standsAt }) => ({
      id: 'expected',
      system,
      versions: [],
      transport,
      metric,
      between: [-Number.MAX_VALUE, Number.MAX_VALUE],
      note: `${reason} (expected until ${expires})`,
      source: standsAt,
      standsAt,
      ...(expires < today ? { expiredOn: expires } : {}),
    }));
}
