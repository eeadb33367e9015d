/** Runs fault programs: each is written to a file, and what runs is what the file says. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chaosScenario, type NamedProgram, programAsWritten } from '../chaos/chaos-scenario.ts';
import { writeYaml } from '../config/write-yaml.ts';
import { matrix, type MatrixOptions } from '../matrix/matrix.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { TransportName } from '../result.ts';
import type { Live } from './live.ts';
import { type Measured, measureCells, type MeasureCellsOptions } from './measure-cells.ts';
import type { Interrupt } from './on-interrupt.ts';

export interface ChaosLabOptions {
  readonly cells: Omit<MatrixOptions, 'scenarios' | 'transports' | 'pairs' | 'repeat'>;
  readonly run: Omit<MeasureCellsOptions, 'cells' | 'live' | 'seed' | 'pairs' | 'policy' | 'workers'>;
  readonly workers: number;
  /** Other traffic than a steady one. */
  readonly reshape: (scenario: Scenario<'chaos', string>) => Scenario<'chaos', string>;
  /** The line that repeats a cell of the program that stands in this file. */
  readonly repeat: (file: string, cell: Parameters<MatrixOptions['repeat']>[0]) => string;
  readonly interrupt: Pick<Interrupt, 'signal' | 'giveUp'>;
}

export interface ChaosLab {
  /** How many cells run at a time. */
  readonly workers: number;
  /** Writes it to a file, whose path is returned; `above` are lines of comment. */
  write(program: NamedProgram, above: readonly string[]): string;
  /** Undefined where the command was ended before any had begun. */
  run(
    programs: readonly NamedProgram[],
    options: { readonly transports: readonly TransportName[]; readonly live: Live; readonly looksAgain: boolean },
  ): Promise<Measured | undefined>;
}

/** `name`: of the folder in `--out` where the files are. */
export function chaosLab(name: string, { cells, run, workers, reshape, repeat, interrupt }: ChaosLabOptions): ChaosLab {
  const folder = join(run.out, name);

  function write(program: NamedProgram, above: readonly string[]): string {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${program.name}.yaml`);
    writeFileSync(file, writeYaml(programAsWritten(program), above.join('\n')));
    return file;
  }

  return {
    workers,
    write,
    async run(programs, { transports, live, looksAgain }) {
      const files = new Map(programs.map((program) => [program.name, write(program, [program.title])] as const));
      const all = matrix({
        ...cells,
        scenarios: programs.map((program) => reshape(chaosScenario(program))),
        transports,
        pairs: 1,
        repeat: (cell) => repeat(files.get(cell.scenario) ?? '', cell),
      });
      const { seed, policy } = cells;
      return measureCells({ ...run, cells: all, live, looksAgain, seed, policy, pairs: 1, workers }, interrupt);
    },
  };
}
