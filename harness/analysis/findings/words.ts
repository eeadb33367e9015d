/** Parts of sentences that all findings share, for one system and for twenty. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, MetricEntry, ScenarioEntry, TransportName } from '../../result.ts';

/** What sentences take from the catalogue. */
export interface Titles {
  readonly scenarios: Readonly<Record<string, Pick<ScenarioEntry, 'title'>>>;
  readonly metrics: Readonly<Record<string, Pick<MetricEntry, 'better'>>>;
}

export const transports = [
  ['socket-mode', 'Socket Mode'],
  ['http', 'HTTP'],
] as const satisfies readonly (readonly [TransportName, string])[];

export function nameOf(transport: TransportName): string {
  return transport === 'http' ? 'HTTP' : 'Socket Mode';
}

export function titleOf({ scenarios }: Pick<Titles, 'scenarios'>, scenario: string): string {
  return Object.hasOwn(scenarios, scenario) ? (scenarios[scenario]?.title ?? scenario) : scenario;
}

/** `bolt-js@5.1.0`, `every system` or `2 of 7 systems`. */
export function who(some: readonly string[], all: number): string {
  const [only] = some;
  if (some.length === 1 && only !== undefined) return only;
  return some.length === all ? 'every system' : `${count(some.length)} of ${count(all)} systems`;
}

/** `known SDK bug (bolt-js#2496)`. */
export function knownInWords({ issue, id }: { readonly id: string; readonly issue?: string | undefined }): string {
  if (id === 'expected') return 'known failure (expected)';
  return issue === undefined ? `known failure (${id})` : `known SDK bug (${issue})`;
}

/** `1 cell`, `3 cells`. */
export function cellsInWords(of: number): string {
  return `${count(of)} ${of === 1 ? 'cell' : 'cells'}`;
}

export function systemsOf(cells: readonly CellResult[]): readonly string[] {
  return [...new Set(cells.map(({ system }) => system))];
}

/** The first few of a list, and how many more there are. */
export function firstOf(texts: readonly string[], most = 4): string {
  const rest = texts.length - most;
  return [...texts.slice(0, most), ...(rest > 0 ? [`and ${count(rest)} more`] : [])].join('; ');
}
