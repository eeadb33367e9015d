/** A reporter for Stryker that writes down each mutant as soon as it is tested: what was seen outlives a run that is cut short. */

import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Mutant } from './render-mutants.ts';

/** What is used of Stryker's `MutantResult`. */
interface Tested {
  readonly fileName: string;
  /** Lines count from 1. */
  readonly location: { readonly start: { readonly line: number } };
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
}

export const strykerPlugins = [
  {
    kind: 'Reporter',
    name: 'mutant-log',
    factory: () => ({
      onMutantTested({ fileName, location, mutatorName, replacement = '', status }: Tested) {
        const file = relative(process.cwd(), fileName);
        const mutant: Mutant = { file, line: location.start.line, change: mutatorName, replacement, status };
        appendFileSync(process.env['MUTANT_LOG'] ?? 'mutants.ndjson', `${JSON.stringify(mutant)}\n`);
      },
    }),
  },
];
