import { expect, test } from 'vitest';
import { lengthOf } from '../base/intervals.ts';
import { seconds } from '../base/units.ts';
import { delivered, due, failed, historyOf, sent, type Timed } from './fixtures/facts.ts';
import { deadWhileFine, readyWhileDeaf } from './health-truth.ts';
import { supervisorRestarts } from './health.ts';

const said = (second: number, status: number): Timed => ({
  kind: 'health-answered',
  at: seconds(second + 0.01),
  status,
  tookUs: seconds(0.01),
});
const eachSecond = (from: number, to: number, status: number): readonly Timed[] =>
  Array.from({ length: to - from }, (_, n) => said(from + n, status));
const fine = (from: number, to: number): readonly Timed[] =>
  Array.from({ length: to - from }, (_, n) => delivered(`e${from + n}`, seconds(from + n), 5)).flat();
const missed = (from: number, to: number): readonly Timed[] =>
  Array.from({ length: to - from }, (_, n): readonly Timed[] => {
    const [event, at] = [`e${from + n}`, seconds(from + n)];
    return [due(event, at), sent(event, at), failed(event, at + 1, 0, 'connection_failed')];
  }).flat();
const of = (...facts: readonly (readonly Timed[])[]) => historyOf(facts.flat().toSorted((a, b) => a.at - b.at));
const inSeconds = (times: Parameters<typeof lengthOf>[0]): number => Math.round(lengthOf(times) / seconds(1));

test('what it said while nothing reached it counts where it said that it was ready', () => {
  const deaf = (status: number) => of(fine(0, 10), missed(10, 20), fine(20, 30), eachSecond(0, 30, status));
  expect(inSeconds(readyWhileDeaf(deaf(200)))).toBe(10);
  expect(inSeconds(readyWhileDeaf(deaf(302)))).toBe(10);
  expect(inSeconds(readyWhileDeaf(deaf(503)))).toBe(0);
  expect(inSeconds(readyWhileDeaf(deaf(0)))).toBe(0);
});

test('what it said while events were acknowledged counts where it said that it was not', () => {
  const well = (status: number) =>
    of(fine(0, 30), eachSecond(0, 10, 200), eachSecond(10, 20, status), eachSecond(20, 30, 200));
  expect(inSeconds(deadWhileFine(well(503)))).toBe(10);
  expect(inSeconds(deadWhileFine(well(0)))).toBe(10);
  expect(inSeconds(deadWhileFine(well(200)))).toBe(0);
});

test('of silence, and of a time for which it was not asked, nobody knows', () => {
  expect(inSeconds(deadWhileFine(of(fine(0, 3), fine(27, 30), eachSecond(5, 25, 503))))).toBe(0);
  expect(inSeconds(deadWhileFine(of(fine(0, 30), [said(5, 503)])))).toBe(2);
});

test.each([
  [10, 0],
  [20, 0],
  [31, 1],
  [61, 2],
])('a supervisor that asks each 10 s ends an app that was dead for %d s %d times', (lasting, times) => {
  const dead = of(eachSecond(0, 10, 200), eachSecond(10, 10 + lasting, 503), eachSecond(10 + lasting, 80, 200));
  expect(supervisorRestarts(dead.healthAnswers)).toHaveLength(times);
});
