/** A cell of the matrix as one that a run can take: its workload under its timed faults. */

import type { Fault } from '../faults/fault.ts';
import type { Cell } from '../matrix/matrix.ts';
import { faultsOver, type TimedFault, timedWords } from '../matrix/timed-fault.ts';
import type { Workload } from '../workloads/workload.ts';
import { emit } from './emit.ts';
import type { RunnableCell, Script } from './script.ts';
import { strikeInTime } from './strike.ts';

export function scenarioCell({ plan, scenario, system, version, unsupported }: Cell): RunnableCell {
  const { suite, title, asks, source, direct, workload, failures = [] } = scenario;
  return {
    plan,
    system,
    version,
    script: scriptOf(workload, faultsOver(plan.transport, scenario.faults)),
    question: {
      suite,
      title,
      asks,
      source,
      workload: plan.workload,
      faults: scenario.faults.map(timedWords),
      unsupported: scenario.unsupported ?? {},
      ...(direct === undefined ? {} : { direct }),
      ...(failures.length === 0 ? {} : { failures }),
    },
    ...(unsupported === undefined ? {} : { unsupported }),
  };
}

function scriptOf(workload: Workload, faults: readonly TimedFault[]): Script {
  return {
    environment: Object.assign({}, ...faults.map(({ fault }) => fault.environment ?? {})),
    settles: true,
    async play({ plan, raise, site, journal, clock, start, random, signal }) {
      const { instances = 1 } = plan;
      const over = new AbortController();
      await Promise.all([
        emit({
          due: workload.due(random.fork('workload')),
          start,
          clock,
          raise: (due, { kind, gesture, variety }) =>
            raise(due, kind, variety === undefined ? undefined : { variety }, gesture),
          isPrecise: plan.alone,
          signal,
        }).finally(() => over.abort()),
        ...faults.map((timed) =>
          strikeInTime(
            { ...timed, fault: onOneOf(instances, timed.fault) },
            { start, now: clock.now, site, journal, signal, trafficOver: over.signal },
          ),
        ),
      ]);
    },
  };
}

/** What ends the process ends one of several: the others are still there, and it cuts nobody off. */
function onOneOf(instances: number, fault: Fault): Fault {
  if (instances === 1 || fault.touches.rule !== 'exits' || !fault.severs) return fault;
  return { ...fault, severs: false, text: `${fault.text} (one of ${instances} instances)` };
}
