/** A run against an earlier one. Two runs are not two arms of one: what differs by less than equal runs do is no change. Pure. */

import { quantity, signed } from '../../base/quantity.ts';
import { median } from '../../base/statistics.ts';
import { metricNamed } from '../../metrics/index.ts';
import type { Baseline, Calibration, CellResult, RunChange, RunResult, VerdictChange } from '../../result.ts';
import { nameOf } from '../findings/words.ts';
import { rank, valueOf, worstPair } from '../worst-pair.ts';
import { earlierDifference } from './earlier-difference.ts';
import { effectiveMargin } from './margin.ts';
import { spreadsOf } from './noise.ts';

export interface RunsOptions {
  /** As the user chose them, by metric. */
  readonly margins?: Readonly<Record<string, number>>;
}

/** Verdicts first: what passed and fails is a change whatever the figures say. */
export function compareRuns(before: RunResult, after: RunResult, { margins = {} }: RunsOptions = {}): Baseline {
  const calibration = calibrationOf(before, after);
  const groups = groupsOf(before, after);
  return {
    id: before.run.id,
    startedAt: before.run.startedAt,
    verdicts: groups.flatMap((group) => verdictChange(group, after) ?? []),
    figures: groups.flatMap((group) => figureChange(group, { margins, calibration, after }) ?? []),
    differences: after.comparisons.flatMap((now) => earlierDifference(now, before, isOneEach(before, after)) ?? []),
  };
}

interface Group {
  readonly before: readonly CellResult[];
  readonly after: readonly CellResult[];
}

/** Then the versions of the one system may differ. */
function isOneEach(...runs: readonly RunResult[]): boolean {
  return runs.every(({ cells }) => new Set(cells.map(({ system }) => system)).size === 1);
}

/** Cells by what they ask of whom; where each run has but one system, its version may differ. */
function groupsOf(before: RunResult, after: RunResult): readonly Group[] {
  const isOne = isOneEach(before, after);
  const key = ({ scenario, system, transport }: CellResult): string =>
    JSON.stringify([scenario, isOne ? '' : system, transport]);
  const [old, now] = [before, after].map(({ cells }) => Map.groupBy(cells, key));
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].map((each) => ({ before: old?.get(each) ?? [], after: now?.get(each) ?? [] }));
}

function verdictChange({ before, after }: Group, { catalogue }: RunResult): VerdictChange | undefined {
  const [old, now] = [before, after].map((cells) => worstPair(cells, catalogue.metrics)?.cell);
  const cell = now ?? old;
  if (!cell) return undefined;
  const { scenario, system, transport } = cell;
  const of = { scenario, system, transport, ...(old ? { before: old.verdict } : {}) };
  const place = `${catalogue.scenarios[cell.scenario]?.title ?? cell.scenario}, ${cell.system} over ${nameOf(cell.transport)}`;
  if (!old || !now)
    return {
      word: 'changed',
      ...of,
      sentence: `${place}: ${old ? 'was run before and is not now' : 'was not run before'}`,
    };
  if (rank(old) === rank(now)) return undefined;
  const isFailure = now.verdict === 'fail' && !now.known;
  const wasFailure = old.verdict === 'fail' && !old.known;
  const word = isFailure ? 'worse' : wasFailure && now.verdict === 'pass' ? 'better' : 'changed';
  return { word, ...of, sentence: `${place}: ${said(old)} before, ${said(now)} now: ${now.why}` };
}

function said({ verdict, known }: CellResult): string {
  return verdict === 'fail' && known ? 'known failure' : verdict;
}

interface FigureOptions {
  readonly margins: Readonly<Record<string, number>>;
  readonly calibration: Calibration | undefined;
  readonly after: RunResult;
}

function figureChange({ before, after }: Group, options: FigureOptions): RunChange | undefined {
  const [cell] = after;
  const decisive = [...after, ...before].flatMap((each) => each.decisive ?? [])[0];
  if (!cell || !decisive) return undefined;
  const { metric: name, of } = decisive;
  const figures = (cells: readonly CellResult[]): readonly number[] =>
    cells
      .filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
      .flatMap(({ measurements }) => valueOf(measurements[name], of) ?? []);
  const [old, now] = [figures(before), figures(after)];
  if (old.length === 0 || now.length === 0) return undefined;
  const metric = metricNamed(name);
  const [was, is] = [median(old), median(now)];
  const chosen = options.margins[name];
  const margin = effectiveMargin(metric, { base: was, ...(chosen === undefined ? {} : { chosen }) });
  const { scenario, system, transport } = cell;
  const spreads = spreadsOf(options.calibration, { scenario, metric: name, ...(of === undefined ? {} : { of }) });
  const own = spreads.filter((each) => each.transport === transport).map(({ betweenRuns }) => betweenRuns);
  const noise = own.length === 0 ? undefined : Math.max(...own);
  const word = wordOf({ difference: is - was, margin: margin.value, noise, better: metric.better });
  const title = options.after.catalogue.scenarios[scenario]?.title ?? scenario;
  const differ =
    noise === undefined
      ? 'how much equal runs differ here is not known: calibrate measures it'
      : `equal runs differ by up to ${quantity(noise, metric.unit)}`;
  return {
    scenario,
    system,
    transport,
    metric: name,
    ...(of === undefined ? {} : { of }),
    before: was,
    after: is,
    margin: margin.value,
    ...(noise === undefined ? {} : { noise }),
    word,
    sentence: `${title}, ${system} over ${nameOf(transport)}: ${metric.title}${of === undefined ? '' : ` ${of}`} ${quantity(was, metric.unit)} before, ${quantity(is, metric.unit)} now, ${signed(is - was, metric.unit)}: ${word} (${margin.text}; ${differ})`,
  };
}

function wordOf(options: {
  readonly difference: number;
  readonly margin: number;
  readonly noise: number | undefined;
  readonly better: 'lower' | 'higher';
}): RunChange['word'] {
  const { difference, margin, noise, better } = options;
  if (noise === undefined) return 'inconclusive';
  const size = Math.abs(difference);
  if (size - noise > margin) return difference > 0 === (better === 'higher') ? 'better' : 'worse';
  return size + noise <= margin || size === 0 ? 'equivalent' : 'inconclusive';
}

/** The later one's, else the earlier one's; none where the runs were made on machines that differ. */
function calibrationOf(before: RunResult, after: RunResult): Calibration | undefined {
  const isSame = before.run.machine.cpu === after.run.machine.cpu && before.run.machine.cpus === after.run.machine.cpus;
  return isSame ? (after.run.calibration ?? before.run.calibration) : undefined;
}
