import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scenarios } from '../../scenarios/index.ts';
import { seconds } from '../base/units.ts';
import { declareRun } from './run-command.ts';
import { lengthOfTime, selectMix, selectShape, underTraffic } from './select-workload.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'workload-'));
const file = join(folder, 'due.txt');
writeFileSync(file, '0\n1.5 app-mention\n');
afterAll(() => rmSync(folder, { recursive: true }));

const steadyOnly = scenarios.filter(({ name }) => name === 'steady');

test.each([
  [['--rate', '0'], '--rate is "0": expected a number from 0.1 to 1000'],
  [['--rate', 'fast'], '--rate is "fast": expected a number from 0.1 to 1000'],
  [['--for', '0'], '--for is "0": expected a time from 1 s to 24 h, such as 90, 90s, 5m or 2h'],
  [['--for', '3 weeks'], '--for is "3 weeks": expected a time from 1 s to 24 h, such as 90, 90s, 5m or 2h'],
  [
    ['--workload', 'poison'],
    'There is no workload "poison", and no file of this name can be read (ENOENT): expected one of burst, poisson, ramp, silence, steady, or a file of due times; did you mean poisson?',
  ],
  [['--event', 'mesage'], /^There is no payload "mesage".*did you mean message\?$/],
  [['--event', 'message=0'], 'The share in "message=0" of --event is no number above 0: expected such as message=3'],
])('run refuses %j in one sentence', (words, message) => {
  expect(() => declareRun().exitOverride().parse(words, { from: 'user' })).toThrow(message);
});

test.each([
  ['90', 90],
  ['90s', 90],
  ['1.5m', 90],
  ['2h', 7_200],
])('lengthOfTime() takes %s', (text, value) => {
  expect(lengthOfTime('--for', { least: 1, most: 86_400 })(text)).toBe(value);
});

test('selectMix() takes shares, one each where none is named', () => {
  expect(selectMix('message=3,app-mention')).toEqual([
    { kind: 'message', share: 3 },
    { kind: 'app-mention', share: 1 },
  ]);
});

test('selectShape() takes a file of due times', () => {
  expect(selectShape(file)({ perSecond: 1, lasting: seconds(1) }).text).toMatch(/^the 2 due times of .*due\.txt/);
});

describe('underTraffic()', () => {
  test('gives every scenario the rate and the length', () => {
    const [scenario] = underTraffic(steadyOnly, { rate: 2, for: 30 });
    expect(scenario?.workload).toMatchObject({ perSecond: 2, lasting: seconds(30) });
  });

  test('takes no rate with a file that says when each event is due', () => {
    expect(() => underTraffic(steadyOnly, { rate: 2, workload: file })).toThrow(
      /^Both the due times of .* and --rate are given/,
    );
  });

  test('tells of a scenario that is too short for its faults', () => {
    expect(() => underTraffic(scenarios, { for: 1 })).toThrow(UsageError);
  });
});
