/** A fault program as a scenario of a file, and as one that runs: what is run is what the file says. */

import { scenarioOf } from '../config/scenario-of.ts';
import { scenario as scenarioSchema } from '../config/scenario-schema.ts';
import { timeText } from '../config/time-text.ts';
import type { ConfiguredScenario } from '../define-config.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { TransportName } from '../result.ts';
import type { Program } from './program.ts';
import { safetyProperties } from './properties.ts';

export interface NamedProgram {
  readonly name: string;
  readonly title: string;
  readonly program: Program;
  /** Default: both. */
  readonly transports?: readonly TransportName[];
}

export function programAsWritten({ name, title, program, transports }: NamedProgram): ConfiguredScenario {
  const { lasting, perSecond, steps } = program;
  return {
    name,
    title,
    workload: { perSecond, for: timeText(lasting) },
    faults: steps.map(({ fault, from, to, over, with: parameters }) => ({
      fault,
      from: timeText(from),
      to: timeText(to),
      ...(over === undefined ? {} : { over }),
      ...(parameters === undefined ? {} : { with: parameters }),
    })),
    expects: safetyProperties(program),
    ...(transports === undefined ? {} : { transports }),
    toleratesMisses: true,
  };
}

/** Throws where a fault is not as `harness/config/named-faults.ts` has it. */
export function chaosScenario(named: NamedProgram): Scenario<'chaos', string> {
  const written = programAsWritten(named);
  const { length } = named.program.steps;
  return {
    ...scenarioOf(scenarioSchema.parse(written), 'harness/chaos'),
    suite: 'chaos',
    asks: `Is every event handled, and is the app there again, whatever ${length} fault${length === 1 ? '' : 's'} do to it?`,
    source: 'https://docs.slack.dev/apis/events-api/',
  };
}
