import { expect, test } from 'vitest';
import { appExited, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';
import { processes } from './processes.ts';

const ready = (at: number, startUs?: number): Timed => ({
  kind: 'app-ready',
  at,
  ...(startUs === undefined ? {} : { startUs }),
});

test.each<[string, Timed[], number | undefined]>([
  ['is that of the first start', [ready(50, 40), ready(90, 30)], 40],
  ['is unknown where the journal does not say', [ready(50)], undefined],
  ['is that of the first which says it', [ready(50), ready(90, 30)], 30],
  ['is unknown where Slack never saw the app', [], undefined],
])('the time that the start took %s', (_, facts, startUs) => {
  expect(folded(processes, facts).startUs).toBe(startUs);
});

type Exited = Extract<Timed, { readonly kind: 'app-exited' }>;

test.each<[Partial<Exited>, string, string]>([
  [{}, 'crashed', 'app crashed (exit code 1)'],
  [{ code: 0 }, 'ended-by-itself', 'app ended by itself (exit code 0)'],
  [{ code: null, signal: 'SIGSEGV' }, 'crashed', 'app crashed (SIGSEGV)'],
  [{ code: 139, byShell: 'SIGSEGV' }, 'crashed', 'app crashed (exit code 139, by which a shell tells SIGSEGV)'],
  [{ code: null, signal: 'SIGKILL', asked: true, instance: 2 }, 'asked', 'app (instance 2) ended (SIGKILL)'],
  [{ code: 0, asked: true }, 'asked', 'app ended (exit code 0)'],
])('an end of %j is %s', (exit, kind, text) => {
  const fact = Object.assign({}, appExited(2, false), exit) as Timed;
  expect(folded(processes, [fact]).exits).toMatchObject([{ at: 2, kind, text }]);
});

test('exits are kept with what the app said last, and whether it is started again', () => {
  const lines = ['listening', 'TypeError: x is not a function'];
  const said: Timed = {
    kind: 'app-exited',
    at: 2,
    asked: false,
    code: 1,
    signal: null,
    lastLines: lines,
    restartInMs: 1_000,
  };
  const stopped: Timed = { kind: 'app-exited', at: 9, asked: true, code: 0, signal: null, askedAt: 5 };
  expect(folded(processes, [said, stopped]).exits).toMatchObject([
    { lastLines: lines, restartInUs: 1_000_000 },
    { lastLines: [], askedAt: 5 },
  ]);
});

test('what processes took of the machine is kept in order', () => {
  const usage = { instance: 1, pid: 7, rssBytes: 10, peakBytes: 20, cpuUs: 30 };
  const facts: Timed[] = [1, 2].map((at) => ({ kind: 'app-usage', at, ...usage, processes: 3 }));
  expect(folded(processes, facts).usages).toEqual([
    { at: 1, ...usage },
    { at: 2, ...usage },
  ]);
});
