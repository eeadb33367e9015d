import { expect, test } from 'vitest';
import type { PassportResult } from '../passport-result.ts';
import type { CellResult, RunResult } from '../result.ts';
import { figuresOf, type Measured } from './figures.ts';

function passport(system: string, deaf: Readonly<Record<string, readonly number[]>>): Measured {
  const probes = Object.entries(deaf).map(([name, numbers]) => ({
    name,
    rows: [{ name: 'deaf', title: '', value: { kind: 'numbers', unit: 'us', numbers } }],
  }));
  return { kind: 'passport', passport: { schema: 1, system, probes } as unknown as PassportResult };
}

function run(...cells: readonly Partial<CellResult>[]): Measured {
  const whole = cells.map((cell) => ({
    system: 'an-app',
    scenario: 'steady',
    transport: 'http',
    verdict: 'pass',
    episodes: [],
    measurements: {},
    ...cell,
  }));
  return { kind: 'run', run: { schema: 1, cells: whole } as unknown as RunResult };
}

const number = (value: number) => ({ kind: 'number', value, of: 1 }) as const;

test('waits come from a passport where there is one, else from the scenarios that ask the same', () => {
  const cell = run({
    transport: 'socket-mode',
    scenario: 'recycle-announced',
    measurements: { gap: number(7), 'start-up': number(3) },
  });
  const { waits } = figuresOf([passport('an-app', { 'refresh-closed': [4, 5], reset: [1], blackhole: [9] }), cell]);
  expect(waits['socket-mode']).toEqual({ refresh: [4, 5], loss: [1], silence: [9], start: [3] });
  expect(figuresOf([cell]).waits['socket-mode']).toMatchObject({ refresh: [7], loss: [] });
});

test('a cell without a verdict tells nothing', () => {
  const { transports, waits } = figuresOf([run({ verdict: 'unknown', measurements: { 'start-up': number(3) } })]);
  expect(transports).toEqual([]);
  expect(waits.http.start).toEqual([]);
});

test('an app handles once only where it was seen to get an event twice', () => {
  const touched = {
    fault: 'drop-first-acks',
    text: '',
    began: [0, 0],
    touched: 4,
    touchedWhat: 'acks ignored',
  } as const;
  const twice = { episodes: [touched] as unknown as CellResult['episodes'] };
  expect(figuresOf([run({})]).handlesOnce).toBe(false);
  expect(figuresOf([run({ ...twice, measurements: { duplicates: number(0) } })]).handlesOnce).toBe(true);
  expect(figuresOf([run({ ...twice, measurements: { duplicates: number(2) } })]).handlesOnce).toBe(false);
});

test('of several apps it asks for one by name', () => {
  const both = [passport('an-app', { reset: [1] }), passport('another', { reset: [2] })];
  expect(() => figuresOf(both)).toThrow('it is of an-app, another: --system says of which');
  expect(() => figuresOf(both, 'a-third')).toThrow('"a-third" is not among an-app, another');
  expect(figuresOf(both, 'another').waits['socket-mode'].loss).toEqual([2]);
  expect(() => figuresOf([run()])).toThrow('nothing was measured there');
});
