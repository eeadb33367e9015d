/** From a scenario as the user wrote it to one as runs know it. The schema has checked it. */

import type { Scenario } from '../matrix/scenario.ts';
import { metricNamed } from '../metrics/index.ts';
import type { Expectation } from '../plan/expectation.ts';
import { allTransports } from '../transports/index.ts';
import { type Micros, us } from '../base/units.ts';
import * as shapes from '../workloads/registry.ts';
import type { Pace, Workload } from '../workloads/workload.ts';
import { type NamedFault, namedFaults } from './named-faults.ts';
import type { ScenarioData } from './scenario-schema.ts';
import { timeFrom } from './time-text.ts';

const shapeNamed: Readonly<Record<string, (pace: Pace) => Workload>> = shapes;

/** `file`: where it stands, for the report. */
export function scenarioOf(data: ScenarioData, file: string): Scenario<'own', string> {
  const { name, workload, faults, expects, toleratesMisses } = data;
  const pace: Pace = {
    perSecond: workload.perSecond,
    lasting: micros(workload.for),
    ...(workload.kind === undefined ? {} : { raises: workload.kind }),
  };
  const found = faults.map(({ fault }) => namedFaults.find((each) => each.name === fault));
  const everywhere = found.flatMap((each, index) => (each && faults[index]?.over === undefined ? [each] : []));
  const limits = expects.map(limitOf);
  const [main] = limits;
  if (main === undefined) throw new RangeError(`Scenario ${name} expects nothing: expected at least one expectation`);
  return {
    name,
    suite: 'own',
    title: data.title ?? name,
    asks: data.asks ?? `What becomes of the app's events in ${name}?`,
    source: data.source ?? file,
    workload: (shapeNamed[workload.shape] ?? shapes.steady)(pace),
    faults: faults.map(({ from, to, over, with: parameters }, index) => ({
      from: micros(from),
      to: micros(to),
      fault: made(found[index], parameters),
      ...(over === undefined ? {} : { over }),
    })),
    expects: limits,
    decides: { metric: main.metric, ...(main.of === undefined ? {} : { of: main.of }) },
    ...(toleratesMisses ? { toleratesMisses } : {}),
    ...demands(everywhere, data),
  };
}

export function limitOf({ metric, of, atLeast, atMost }: ScenarioData['expects'][number]): Expectation {
  return {
    metric,
    ...(of === undefined ? {} : { of }),
    ...(atLeast === undefined ? {} : { atLeast: inUnit(metric, atLeast) }),
    ...(atMost === undefined ? {} : { atMost: inUnit(metric, atMost) }),
  };
}

function inUnit(metric: string, limit: number | string): number {
  return metricNamed(metric).unit === 'us' ? micros(String(limit)) : Number(limit);
}

function made(fault: NamedFault | undefined, parameters: unknown = {}) {
  if (fault === undefined) throw new RangeError('There is no such fault');
  return fault.make(fault.parameters.parse(parameters));
}

/** What the faults want of the cell, and the transports over which the user asks. */
function demands(
  kinds: readonly NamedFault[],
  { transports }: ScenarioData,
): Pick<Scenario, 'needsTls' | 'needs' | 'unsupported'> {
  const asks = kinds.map((kind) => kind.asks ?? {});
  const needs = asks.find((each) => each.needs !== undefined)?.needs;
  const left = allTransports
    .filter(({ name }) => transports !== undefined && !transports.includes(name))
    .map(({ name }) => [name, 'The scenario is asked over the other transport only'] as const);
  return {
    ...(asks.some((each) => each.needsTls) ? { needsTls: true } : {}),
    ...(needs === undefined ? {} : { needs }),
    unsupported: Object.assign(Object.fromEntries(left), ...asks.map((each) => each.unsupported ?? {})),
  };
}

function micros(text: string): Micros {
  return timeFrom(text) ?? us(0);
}
