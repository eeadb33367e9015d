/** The figures of a finding: HTTP's and Socket Mode's, on the metric that its headline tells, else on the one that decides its worst cell. */

import { isLowerBound } from '../harness/base/quantity.ts';
import { valueOf, worstPair } from '../harness/analysis/worst-pair.ts';
import type { CellResult, Comparison, Finding, RunResult, TransportName } from '../harness/result.ts';
import { transports } from './arrange.ts';
import { metricOf, type MetricNames, own } from './names.ts';

export interface PairFigures {
  /** What the figures are about: one scenario of one system, or several, in words. */
  readonly about: { readonly scenario: string; readonly system: string } | { readonly over: string };
  readonly metric: MetricNames;
  readonly of?: string;
  /** A transport without a number on the metric is absent; one is always there. */
  readonly values: Readonly<Partial<Record<TransportName, Shown>>>;
  /** Absent where the pair was not compared. */
  readonly comparison?: Comparison;
}

interface Shown {
  readonly value: number;
  readonly isLowerBound?: boolean;
}

/** The finding's own figures, else those of its worst cell beside the same over the other transport; undefined where a cell has no verdict. */
export function figuresOfFinding(
  result: RunResult,
  { kind, figures, cells, metric: told }: Finding,
): PairFigures | undefined {
  if (figures) {
    const { metric, http, socketMode, over } = figures;
    return {
      about: { over },
      metric: metricOf(result.catalogue, metric),
      values: { http: { value: http }, 'socket-mode': { value: socketMode } },
    };
  }
  // They add up over cells: no figure of one of them is theirs.
  if (kind === 'losses' || kind === 'refusals' || kind === 'comparisons') return undefined;
  const pointed = new Set(cells);
  const own = result.cells.filter(({ id }) => pointed.has(id));
  const worst = worstPair(own, result.catalogue.metrics, told)?.cell;
  if (worst === undefined || worst.verdict === 'unknown') return undefined;
  return figuresOfCell(worst, told === undefined ? result : { ...result, cells: own }, told);
}

type On = Pick<NonNullable<CellResult['decisive']>, 'metric' | 'of'>;

/** Of its scenario and system over both transports, of several pairs the worst: by the metric that is told, else by the verdict. */
function figuresOfCell(
  { scenario, system, decisive }: CellResult,
  { cells, catalogue, comparisons }: RunResult,
  told: string | undefined,
): PairFigures | undefined {
  const on: On | undefined = told === undefined ? decisive : { metric: told };
  if (!on) return undefined;
  const { metric, of } = on;
  const group = cells.filter((each) => each.scenario === scenario && each.system === system);
  const shown = transports.flatMap((transport) => {
    const arm = worstPair(
      group.filter((each) => each.transport === transport),
      catalogue.metrics,
      told,
    );
    const value = arm && shownOf(arm.cell, metric, of);
    return value ? [[transport, value] as const] : [];
  });
  const comparison = comparisons.find(
    (each) =>
      each.by === 'transport' &&
      each.scenario === scenario &&
      each.system === system &&
      each.metric === metric &&
      each.of === of,
  );
  return {
    about: { scenario, system },
    metric: metricOf(catalogue, metric),
    ...(of && { of }),
    values: Object.fromEntries(shown),
    ...(comparison && { comparison }),
  };
}

/** The cell's figure on a metric, which need not be the one that decided it. */
function shownOf({ decisive, measurements }: CellResult, metric: string, of: On['of']): Shown | undefined {
  if (decisive?.metric === metric && decisive.of === of) return decisive;
  const measurement = own(measurements, metric);
  const value = valueOf(measurement, of);
  return value === undefined ? undefined : { value, isLowerBound: isLowerBound(measurement, of) };
}
