/** A way to fail that chaos found: by what it is told from others. Pure. */

import type { CellResult, TransportName } from '../result.ts';
import { isSameFault, type Program, type Step } from './program.ts';

export interface Finding {
  /** What the app did: it ends, or stays deaf; else a kind of cause or, where none shows, the figures that failed. */
  readonly cause: string;
  readonly transport: TransportName;
  readonly program: Program;
}

/** As a round showed it. */
export interface Failure extends Finding {
  /** Of the program. */
  readonly name: string;
  readonly cell: CellResult;
}

/** In its smallest form. */
export interface Found extends Finding {
  readonly system: string;
  readonly why: string;
  /** The scenario, and the line that runs it. */
  readonly file: string;
  readonly repeat: string;
  /** How many smaller ones were tried, and whether none of those that are left to try fails. */
  readonly tried: number;
  readonly isSmallest: boolean;
  /** How often it failed in the same way when it was run so often again. */
  readonly failed: number;
  readonly of: number;
}

const worstFirst = [
  ['unasked-exits', 'ends'],
  ['deaf-after-faults', 'stays-deaf'],
] as const;

/** By what a failed cell is held to be the same failure as another. Undefined of a cell that did not fail, or as is on record. */
export function causeOfFailure({ verdict, known, cause, expectations }: CellResult): string | undefined {
  if (verdict !== 'fail' || known !== undefined) return undefined;
  const failed = expectations.filter((each) => each.verdict === 'fail').map(({ metric }) => metric);
  // What an app did first need not be why it ended, or why it is deaf yet.
  const worst = worstFirst.find(([metric]) => failed.includes(metric));
  return worst?.[1] ?? cause?.kind ?? failed.toSorted().join(' and ');
}

/** Same cause over the same transport, by the same faults. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return (
    one.cause === other.cause &&
    one.transport === other.transport &&
    one.program.steps.length === other.program.steps.length &&
    one.program.steps.every((step) => other.program.steps.some((each) => isSameFault(each, step)))
  );
}

/** In a name of a file. */
export function slugOf({ cause, transport, program: { steps } }: Finding): string {
  const faults = [...new Set(steps.map(({ fault }: Step) => fault))].join('-');
  return `${cause}-${transport}-${faults}`
    .replaceAll(/[^a-z\d]+/g, '-')
    .slice(0, 90)
    .replace(/-$/, '');
}
