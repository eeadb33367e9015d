import { expect, test } from 'vitest';
import { type Mutant, renderMutants } from './render-mutants.ts';

function mutant(file: string, line: number, status: string, replacement = 'false'): Mutant {
  return { file, line, change: 'BooleanLiteral', replacement, status };
}

test('renderMutants() counts by folder, timeouts as killed, and lists the survivors by file and line', () => {
  const mutants = [
    mutant('harness/plan/b.ts', 3, 'Survived', 'a\n  && b'),
    mutant('harness/plan/b.ts', 1, 'NoCoverage'),
    mutant('harness/plan/a.ts', 9, 'Killed'),
    mutant('harness/plan/a.ts', 10, 'Timeout'),
    mutant('harness/plan/a.ts', 11, 'Killed'),
    mutant('harness/plan/a.ts', 12, 'CompileError'),
  ];
  expect(renderMutants(mutants, ['harness/plan', 'harness/matrix'])).toBe(`
folder                    killed  survived     share
harness/plan                   3         2    60.0 %
harness/matrix                 0         0         –

Survivors:
harness/plan/b.ts:1  BooleanLiteral → false (no test runs this line)
harness/plan/b.ts:3  BooleanLiteral → a && b
`);
});

test('renderMutants() says where none survived', () => {
  expect(renderMutants([mutant('harness/plan/a.ts', 9, 'Killed')], ['harness/plan'])).toContain('No mutant survived');
});
