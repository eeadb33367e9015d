/** `run.json`: written before the first cell starts, so that a run cut short at any moment can still be analysed. */

import type { CellPlan } from './cell-plan.ts';
import type { Comparing } from './comparing.ts';
import type { Catalogue, RunManifest } from '../result.ts';

export interface PlannedCell {
  readonly plan: CellPlan;
  /** Path of the journal, relative to the run's directory. */
  readonly journal: string;
  readonly unsupported?: string;
}

export interface RunPlan {
  readonly version: 1;
  readonly manifest: Omit<RunManifest, 'tookUs' | 'interrupted'>;
  readonly catalogue: Omit<Catalogue, 'metrics'>;
  readonly cells: readonly PlannedCell[];
  /** Why a system could not be had, by its name; absent: all could. */
  readonly unavailable?: Readonly<Record<string, string>>;
  /** Systems that were asked for by name, so that a run without them is not a success; absent: none. */
  readonly required?: readonly string[];
  /** The user takes a run in which not all was measured as it is; absent: false. */
  readonly allowsUnsupported?: boolean;
  /** Absent: by transport, with the margins of the metrics. */
  readonly comparing?: Comparing;
  /** Present where the cells are the probes of passports; `isLong`: also those that wait for longer than a minute. */
  readonly passport?: { readonly isLong: boolean };
}
