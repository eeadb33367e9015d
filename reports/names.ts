/** Titles out of the catalogue, with the bare name for what the catalogue does not know. */

import type { Catalogue, MetricEntry, TransportName } from '../harness/result.ts';

const unheardOf = { asks: '', unit: undefined, better: 'lower' } as const;

/** Unit undefined: the catalogue does not know the metric, and its numbers are printed bare. */
export interface MetricNames extends Omit<MetricEntry, 'unit'> {
  readonly unit: MetricEntry['unit'] | undefined;
}

export function metricOf(catalogue: Catalogue, metric: string): MetricNames {
  return own(catalogue.metrics, metric) ?? { ...unheardOf, title: metric };
}

export function scenarioTitle(catalogue: Catalogue, scenario: string): string {
  return own(catalogue.scenarios, scenario)?.title ?? scenario;
}

/** With its version: of two versions of one system each must be told. */
export function systemTitle(catalogue: Catalogue, system: string): string {
  const title = own(catalogue.systems, system)?.title;
  if (title === undefined) return system;
  const version = system.slice(system.indexOf('@') + 1);
  // An own app has none
  return version === 'own' || version === system ? title : `${title} ${version}`;
}

export function transportTitle(catalogue: Catalogue, transport: TransportName): string {
  return own(catalogue.transports, transport)?.title ?? transport;
}

/** A record's own entry: `constructor` is a possible name too. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
