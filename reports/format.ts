/** A way to show a result. A format switches on `Measurement.kind`, never on a metric's name. */

import type { Evidence, RunResult } from '../harness/result.ts';

/** The evidence behind a cell, or undefined where its journal is not at hand. */
export type EvidenceOf = (cellId: string) => Evidence | undefined;

export interface Format {
  readonly name: string;
  /** Of the file, without the dot: `report.<extension>`. */
  readonly extension: string;
  /** True where every run leaves it; else it is written where it is asked for (`--format`). Default false. */
  readonly isUsual?: boolean;
  render(result: RunResult, evidenceOf: EvidenceOf): string;
}
