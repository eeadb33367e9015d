/** The figures on record: those of slack-protocol.md §4.2 and §3.4, and what this harness measured where those have none. */

import { go } from './sheets/go.ts';
import { java } from './sheets/java.ts';
import { javaScript } from './sheets/javascript.ts';
import { python } from './sheets/python.ts';

export interface Expected {
  /** Of `--system`, without a variant's part after the slash unless it matters. */
  readonly systems: readonly string[];
  /** Versions that begin like this; none: all. */
  readonly versions?: readonly string[];
  /** `probe/row` */
  readonly row: string;
  /** µs or a count; waits in µs; words. */
  readonly value: number | readonly number[] | string;
  /** Between what it lies, where it depends on the phase of the client's own ticks. */
  readonly range?: readonly [least: number, most: number];
  readonly mark: 'MEASURED' | 'CODE' | 'ISSUE';
  readonly source: string;
  /** How the range follows from what the client does. */
  readonly because?: string;
  /** Why a figure of this harness differs, where that is known. */
  readonly note?: string;
}

export const expectedRows: readonly Expected[] = [...javaScript, ...python, ...java, ...go];

/** What is on record for this row, where something is. */
export function expectedOf(system: string, row: string): Expected | undefined {
  const [name = '', version = ''] = system.split('@');
  return expectedRows.find(
    (each) =>
      each.row === row &&
      each.systems.includes(name) &&
      (each.versions ?? ['']).some((beginning) => version.startsWith(beginning)),
  );
}
