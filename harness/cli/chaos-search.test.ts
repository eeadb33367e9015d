import { describe, expect, test } from 'vitest';
import { cellOf } from '../analysis/fixtures/cells.ts';
import { minutes } from '../base/units.ts';
import type { NamedProgram } from '../chaos/chaos-scenario.ts';
import { onlyOver, type Program } from '../chaos/program.ts';
import { vocabulary } from '../chaos/vocabulary.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { CellResult, RunResult, TransportName } from '../result.ts';
import type { ChaosLab } from './chaos-lab.ts';
import { search, type SearchOptions } from './chaos-search.ts';
import { quietLive } from './quiet-live.ts';
import { shrinkFailure } from './shrink-failure.ts';

/** How an app fails that is struck by these faults over this transport; undefined: it does not. */
type App = (program: Program, transport: TransportName) => string | undefined;

const struckBy = (program: Program, ...faults: readonly string[]): boolean =>
  faults.every((name) => program.steps.some(({ fault }) => fault === name));

/** It runs nothing: what becomes of a program is what the app says. */
function labOf(app: App): ChaosLab & { readonly written: Map<string, NamedProgram>; readonly ran: NamedProgram[] } {
  const written = new Map<string, NamedProgram>();
  const ran: NamedProgram[] = [];
  return {
    written,
    ran,
    workers: 6,
    write(program) {
      written.set(program.name, program);
      return `out/${program.name}.yaml`;
    },
    async run(programs, { transports }) {
      ran.push(...programs);
      const cells = programs.flatMap((named) =>
        transports.map((transport): CellResult => {
          const kind = app(onlyOver(transport, named.program), transport);
          return cellOf(transport, {
            scenario: named.name,
            verdict: kind === undefined ? 'pass' : 'fail',
            ...(kind === undefined
              ? {}
              : { cause: { kind, sentence: kind, atUs: 0, witness: 'e' }, why: `It ${kind}` }),
          });
        }),
      );
      return {
        directory: '/nowhere',
        plan: { cells: [] } as unknown as RunPlan,
        result: { cells } as unknown as RunResult,
        reportAt: '',
      };
    },
  };
}

function searchOf(app: App, options: Partial<SearchOptions> = {}) {
  const lab = labOf(app);
  const lines: string[] = [];
  const { signal } = new AbortController();
  const line = (text: string): void => void lines.push(text);
  const searched = search({
    lab,
    seed: 3,
    lasting: minutes(2),
    perSecond: 5,
    intensity: 3,
    kinds: vocabulary,
    transports: ['http', 'socket-mode'],
    rounds: 200,
    enough: 1,
    signal,
    live: () => quietLive(line),
    measured: () => undefined,
    shrink: (failure, known) =>
      shrinkFailure(failure, known, { lab, signal, line, budgetMs: 60_000, repeat: (file) => `repeat ${file}` }),
    ...options,
  });
  return { lab, lines, searched };
}

describe('search()', () => {
  test('ends at the first way to fail, in its smallest form, with the line that repeats it', async () => {
    const { lab, lines, searched } = searchOf((program) => (struckBy(program, 'text-frame') ? 'ends' : undefined));
    const { findings, rounds } = await searched;
    expect(findings).toMatchObject([{ cause: 'ends', transport: 'socket-mode', isSmallest: true, failed: 10, of: 10 }]);
    expect(findings[0]?.program.steps.map(({ fault }) => fault)).toEqual(['text-frame']);
    expect(rounds).toBeLessThan(200);
    const name = 'ends-socket-mode-text-frame';
    expect(lab.written.get(name)).toMatchObject({ transports: ['socket-mode'], program: findings[0]?.program });
    expect(lines).toContain(`  Repeat: repeat out/${name}.yaml`);
  });

  test('goes on until enough different ones are found, and draws none that is known', async () => {
    const app: App = (program, transport) => {
      if (transport === 'socket-mode' && struckBy(program, 'app-killed', 'lose-events')) return 'stays-deaf';
      if (struckBy(program, 'mute')) return 'loses';
      return transport === 'http' && struckBy(program, 'hostile-bodies') ? 'ends' : undefined;
    };
    const { findings } = await searchOf(app, { enough: 3, rounds: 1_000 }).searched;
    const ways = findings.map(({ cause, transport, program }) => [cause, transport, program.steps.length]);
    expect(ways.map(([cause]) => cause).toSorted()).toEqual(['ends', 'loses', 'stays-deaf']);
    expect(Math.max(...findings.map(({ program: { steps } }) => steps.length))).toBe(2);
  });

  test('runs all rounds where nothing fails, and finds nothing', async () => {
    const { lab, searched } = searchOf(() => undefined, { rounds: 7 });
    expect(await searched).toMatchObject({ findings: [], rounds: 7 });
    expect(lab.ran.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `round-${n}`));
    expect(new Set(lab.ran.map(({ program }) => JSON.stringify(program))).size).toBe(7);
  });

  test('takes a failure that never comes again for chance', async () => {
    let calls = 0;
    const { lines, searched } = searchOf(() => ((calls += 1) === 1 ? 'ends' : undefined), { rounds: 3 });
    expect((await searched).findings).toEqual([]);
    expect(lines).toContain('  It did not fail again in 10 repeats: chance, or the machine, had a part in it');
  });

  test('says how often it fails where that is by chance', async () => {
    let calls = 0;
    const app: App = (program) => (struckBy(program, 'refused') && (calls += 1) % 3 !== 0 ? 'loses' : undefined);
    const [found] = (await searchOf(app).searched).findings;
    expect(found?.of).toBe(10);
    expect(found?.failed).toBeGreaterThanOrEqual(6);
    expect(found?.failed).toBeLessThan(8);
  });

  test('does not run a failure again where there is no budget for it', async () => {
    const { lab, searched } = searchOf((program) => (struckBy(program, 'suspended') ? 'loses' : undefined), {
      shrink: async (failure, known) =>
        shrinkFailure(failure, known, {
          lab,
          signal: new AbortController().signal,
          line: () => undefined,
          budgetMs: 0,
          repeat: (file) => file,
        }),
    });
    const [found] = (await searched).findings;
    expect(found).toMatchObject({ tried: 0, isSmallest: false, of: 0 });
    expect(lab.ran.every(({ name }) => name.startsWith('round-'))).toBe(true);
  });
});
