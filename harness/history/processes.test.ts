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

test('exits are kept with how they came, and what asked for them', () => {
  const killed: Timed = { kind: 'app-exited', at: 3, asked: true, code: null, signal: 'SIGKILL', instance: 2 };
  expect(folded(processes, [appExited(2, false), killed]).exits).toEqual([
    { at: 2, asked: false, code: 1, signal: null, text: 'app ended (exit code 1)' },
    { at: 3, asked: true, code: null, signal: 'SIGKILL', text: 'app (instance 2) ended (SIGKILL)' },
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
