/** Figures by folder, and the survivors. */

/** One mutant and what became of it, as `mutant-log.ts` writes it. */
export interface Mutant {
  /** From the root. */
  readonly file: string;
  readonly line: number;
  /** What was changed, in Stryker's word: `EqualityOperator`, … */
  readonly change: string;
  readonly replacement: string;
  /** Stryker's word. */
  readonly status: string;
}

const killed = new Set(['Killed', 'Timeout']);
const survived = new Set(['Survived', 'NoCoverage']);

/** A table by folder, then a line for each survivor, by file and line. Mutants that could not run count nowhere. */
export function renderMutants(mutants: readonly Mutant[], folders: readonly string[]): string {
  const rows = folders.map((folder) => {
    const own = mutants.filter(({ file }) => file.startsWith(`${folder}/`));
    const dead = own.filter(({ status }) => killed.has(status)).length;
    const alive = own.filter(({ status }) => survived.has(status)).length;
    const share = dead + alive === 0 ? '–' : `${((100 * dead) / (dead + alive)).toFixed(1)} %`;
    return `${folder.padEnd(24)}${String(dead).padStart(8)}${String(alive).padStart(10)}${share.padStart(10)}`;
  });
  const survivors = mutants
    .filter(({ status }) => survived.has(status))
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map(({ file, line, change, replacement, status }) => {
      const untested = status === 'NoCoverage' ? ' (no test runs this line)' : '';
      return `${file}:${line}  ${change} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}${untested}`;
    });
  return [
    '',
    `${'folder'.padEnd(24)}${'killed'.padStart(8)}${'survived'.padStart(10)}${'share'.padStart(10)}`,
    ...rows,
    '',
    ...(survivors.length === 0 ? ['No mutant survived'] : ['Survivors:', ...survivors]),
    '',
  ].join('\n');
}
