/** What a cell is to a tool that knows tests: alike in every format for machines. */

import type { CellResult } from '../../harness/result.ts';
import { knownInWords } from '../verdict-look.ts';

export interface Outcome {
  /** `skipped`: a question that does not arise, and a failure that is on record. `error`: no verdict, which is no pass. */
  readonly kind: 'passed' | 'failed' | 'skipped' | 'error';
  readonly message: string;
}

export function outcomeOf({ verdict, why, known }: CellResult): Outcome {
  switch (verdict) {
    case 'pass':
      return { kind: 'passed', message: why };
    case 'fail':
      return known
        ? { kind: 'skipped', message: `${knownInWords(known)}: ${known.note}` }
        : { kind: 'failed', message: why };
    case 'unknown':
      return { kind: 'error', message: why };
    case 'unsupported':
      return { kind: 'skipped', message: why };
    default:
      return verdict satisfies never;
  }
}
