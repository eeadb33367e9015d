/** Which fault when, as data: what chaos draws, runs, shrinks and writes to a file. Pure. */

import type { Micros } from '../base/units.ts';
import type { TransportName } from '../result.ts';

/** As a scenario file has them (`docs/configuration.md`). */
export type Parameters = Readonly<Record<string, unknown>>;

export interface Step {
  /** By its name in a scenario file. */
  readonly fault: string;
  /** From the first event's due time. */
  readonly from: Micros;
  readonly to: Micros;
  /** The one transport that can have it. Absent: both can. */
  readonly over?: TransportName;
  readonly with?: Parameters;
}

export interface Program {
  /** Of the traffic. */
  readonly lasting: Micros;
  /** Events a second. */
  readonly perSecond: number;
  /** By their beginnings. */
  readonly steps: readonly Step[];
}

/** What of it strikes over this transport, without a word of the other one. */
export function onlyOver(transport: TransportName, { steps, ...program }: Program): Program {
  return {
    ...program,
    steps: steps.filter(({ over = transport }) => over === transport).map(withoutOver),
  };
}

function withoutOver({ fault, from, to, with: parameters }: Step): Step {
  return { fault, from, to, ...(parameters === undefined ? {} : { with: parameters }) };
}

/** When the last fault is over, from the first event's due time. */
export function endOf({ steps }: Pick<Program, 'steps'>): number {
  return Math.max(0, ...steps.map(({ to }) => to));
}

/** The same fault in the same variety: numbers are more or less of it, words are another one. */
export function isSameFault(one: Step, other: Step): boolean {
  return one.fault === other.fault && varietyOf(one.with) === varietyOf(other.with);
}

/** Whether each of these steps is in the program, whenever. */
export function holds(program: Pick<Program, 'steps'>, steps: readonly Step[]): boolean {
  return steps.every((step) => program.steps.some((each) => isSameFault(each, step)));
}

function varietyOf(parameters: Parameters = {}): string {
  return JSON.stringify(parameters, (_, value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && /^\d/.test(value)) ? '' : value,
  );
}
