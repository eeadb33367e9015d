/** A failure of chaos made as small as it gets within a budget, repeated, and saved as a scenario that can be run again. */

import type { NamedProgram } from '../chaos/chaos-scenario.ts';
import { foundLines } from '../chaos/finding-text.ts';
import { causeOfFailure, type Failure, type Finding, type Found, isSameFinding, slugOf } from '../chaos/finding.ts';
import type { Program } from '../chaos/program.ts';
import { shrink } from '../chaos/shrink.ts';
import { smallerPrograms, textOf } from '../chaos/smaller-programs.ts';
import type { CellResult } from '../result.ts';
import type { ChaosLab } from './chaos-lab.ts';
import { quietLive } from './quiet-live.ts';

export interface ShrinkFailureOptions {
  readonly lab: ChaosLab;
  readonly budgetMs: number;
  readonly signal: AbortSignal;
  readonly line: (text: string) => void;
  /** The line that repeats the scenario of a file. */
  readonly repeat: (file: string, finding: Finding) => string;
}

/** Where the budget leaves time for them. */
const repeats = 10;

/** Undefined where its smallest form is one that is known. */
export async function shrinkFailure(
  failure: Failure,
  known: readonly Finding[],
  options: ShrinkFailureOptions,
): Promise<Found | undefined> {
  const { lab, line, signal, repeat } = options;
  const { cause, transport, cell } = failure;
  line(`Found in ${failure.name}: ${cell.why}`);
  const { run, isOver } = runner(failure, options);
  const isSame = (result: CellResult): boolean => causeOfFailure(result) === cause;

  const shrunk = await shrink({
    from: failure.program,
    smaller: smallerPrograms,
    textOf,
    width: lab.workers,
    isOver,
    failing: async (programs) => {
      const results = await run(programs);
      const fails = results.map((result) => result !== undefined && isSame(result));
      line(`  Tried with less: ${fails.filter(Boolean).length} of ${fails.length} fail in the same way`);
      return fails;
    },
  });
  const finding: Finding = { cause, transport, program: shrunk.program };
  if (known.some((each) => isSameFinding(each, finding))) {
    line('  With nothing more to take away it is one that was found before');
    return undefined;
  }
  const wanted = signal.aborted || options.budgetMs === 0 ? 0 : isOver() ? lab.workers : repeats;
  const again = (await run(Array.from({ length: wanted }, () => shrunk.program))).filter((each) => each !== undefined);
  const failed = again.filter(isSame).length;
  if (again.length > 0 && failed === 0 && shrunk.program === failure.program) {
    line(`  It did not fail again in ${again.length} repeats: chance, or the machine, had a part in it`);
    return undefined;
  }
  const { why, system } = again.find(isSame) ?? cell;
  const seen = { ...finding, why, system, tried: shrunk.tried, isSmallest: shrunk.isSmallest };
  const words = foundLines({ ...seen, failed, of: again.length });
  const slug = slugOf(finding);
  const file = lab.write(
    { name: slug, title: `Found by chaos: ${slug}`, program: shrunk.program, transports: [transport] },
    words,
  );
  const found = { ...seen, failed, of: again.length, file, repeat: repeat(file, finding) };
  for (const text of [...words, `Saved: ${file}`, `Repeat: ${found.repeat}`]) line(`  ${text}`);
  return found;
}

/** Runs programs over the failure's transport; no batch is begun that would not end within the budget. */
function runner({ name, transport }: Failure, { lab, budgetMs, signal, line }: ShrinkFailureOptions) {
  const until = performance.now() + budgetMs;
  let longestMs = 0;
  let count = 0;
  return {
    isOver: (): boolean => signal.aborted || performance.now() + longestMs > until,
    async run(programs: readonly Program[]): Promise<readonly (CellResult | undefined)[]> {
      if (programs.length === 0) return [];
      const began = performance.now();
      const named = programs.map((program): NamedProgram => {
        count += 1;
        const own = `${name}-${transport}-less-${count}`;
        return { name: own, title: `Less of ${name}`, program, transports: [transport] };
      });
      const measured = await lab.run(named, { transports: [transport], live: quietLive(line), looksAgain: false });
      longestMs = Math.max(longestMs, performance.now() - began);
      return named.map((each) => measured?.result.cells.find(({ scenario }) => scenario === each.name));
    },
  };
}
