/** The two figures that decide one scenario and system: HTTP's and Socket Mode's, on the metric its cells name as decisive. */

import type { Comparison, Finding, RunResult, TransportName } from '../harness/result.ts';
import { arrange, type SystemGroup, transports } from './arrange.ts';
import { metricOf, type MetricNames } from './names.ts';

export interface Duel {
  /** What the figures are about: one scenario of one system, or several, in words. */
  readonly about: { readonly scenario: string; readonly system: string } | { readonly over: string };
  readonly metric: MetricNames;
  readonly of?: string;
  readonly values: Readonly<Record<TransportName, number>>;
  /** Absent where the pair was not compared. */
  readonly comparison?: Comparison;
}

/** Undefined where the two arms have no number on the same metric. */
export function duelOf(result: RunResult, scenario: string, group: SystemGroup): Duel | undefined {
  const { http, 'socket-mode': socketMode } = group.pairs[0] ?? {};
  const [ours, theirs] = [http?.decisive, socketMode?.decisive];
  if (ours === undefined || theirs === undefined || ours.metric !== theirs.metric || ours.of !== theirs.of)
    return undefined;
  const comparison = group.comparisons.find((each) => each.metric === ours.metric && each.of === ours.of);
  return {
    about: { scenario, system: group.system },
    metric: metricOf(result.catalogue, ours.metric),
    ...(ours.of && { of: ours.of }),
    values: comparison
      ? { http: comparison.http, 'socket-mode': comparison.socketMode }
      : { http: ours.value, 'socket-mode': theirs.value },
    ...(comparison && { comparison }),
  };
}

/** The figures of a finding: its own, else those of the first duel among its cells. */
export function duelOfFinding(result: RunResult, { figures, cells }: Finding): Duel | undefined {
  if (!figures) return duelsOf(result, cells)[0];
  const { metric, http, socketMode, over } = figures;
  return { about: { over }, metric: metricOf(result.catalogue, metric), values: { http, 'socket-mode': socketMode } };
}

/** The duels among the cells that a finding points at, in the finding's order. */
function duelsOf(result: RunResult, cellIds: readonly string[]): readonly Duel[] {
  const place = new Map(cellIds.map((id, index) => [id, index]));
  return arrange(result)
    .flatMap(({ scenario, systems }) => systems.map((group) => ({ scenario, group })))
    .map(({ scenario, group }) => ({ duel: duelOf(result, scenario, group), first: firstOf(group, place) }))
    .filter(({ first }) => first !== undefined)
    .sort((a, b) => (a.first ?? 0) - (b.first ?? 0))
    .flatMap(({ duel }) => duel ?? []);
}

function firstOf(group: SystemGroup, place: ReadonlyMap<string, number>): number | undefined {
  const places = group.pairs.flatMap((pair) => transports.flatMap((name) => place.get(pair[name]?.id ?? '') ?? []));
  return places.length === 0 ? undefined : Math.min(...places);
}
