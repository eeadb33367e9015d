/** What is known of a system before it runs, as data: runs report its failures as known, its passport is compared with its figures. */

import type { KnownFailure } from '../plan/expectation.ts';

export interface Known {
  readonly failures?: readonly FailureOnRecord[];
  readonly figures?: readonly FigureOnRecord[];
  /** What its SDK calls itself in the `User-Agent` of its calls; absent: nothing that tells it from others. */
  readonly agent?: string;
}

/** A failure of the system that holds it, in one scenario. */
export interface FailureOnRecord extends Omit<KnownFailure, 'system'> {
  readonly scenario: string;
}

/** A figure of slack-protocol.md §4.2 or §3.4, or one that this harness measured where those have none. */
export interface FigureOnRecord {
  /** Beginnings of the versions that have it; absent: all. */
  readonly versions?: readonly string[];
  /** `probe/row` of the passport. */
  readonly row: string;
  /** µs or a count; waits in µs; words. */
  readonly value: number | readonly number[] | string;
  /** Where the value depends on the phase of the client's own ticks: the figures between which it lies. */
  readonly range?: readonly [least: number, most: number];
  /** How the range follows from what the client does. */
  readonly because?: string;
  readonly mark: 'MEASURED' | 'CODE' | 'ISSUE';
  readonly source: string;
  /** Why a figure of this harness differs, where that is known. */
  readonly note?: string;
}

/** Several figures of one failure: each metric with where it is known to be. */
export function withFigures(
  failure: Omit<FailureOnRecord, 'metric' | 'between'>,
  figures: Readonly<Record<string, FailureOnRecord['between']>>,
): readonly FailureOnRecord[] {
  return Object.entries(figures).map(([metric, between]) => ({ ...failure, metric, between }));
}

/** What slack-protocol.md does not have, or had read in the source only. */
export const measuredHere = { mark: 'MEASURED', source: 'this harness, 2026-11-22' } as const;

/** The figures that are on record for a version. */
export function figuresOf({ figures = [] }: Known, version: string): readonly FigureOnRecord[] {
  return figures.filter(({ versions = [''] }) => versions.some((beginning) => version.startsWith(beginning)));
}

/** The same figures, of the versions that begin so. */
export function onlyOf(versions: readonly string[], figures: readonly FigureOnRecord[]): readonly FigureOnRecord[] {
  return figures.map((figure) => ({ ...figure, versions }));
}
