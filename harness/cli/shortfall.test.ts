import { expect, test } from 'vitest';
import type { PassportResult } from '../passport-result.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { RunResult, Verdict } from '../result.ts';
import { passportsExitCodeTold, shortfallOf } from './shortfall.ts';

type Plan = Pick<RunPlan, 'required' | 'unavailable' | 'allowsUnsupported'>;

const lacks = { unavailable: { 'bolt-js@5.1.99': 'npm knows no such version' } };
const named = { ...lacks, required: ['bolt-python@1.30.0', 'bolt-js@5.1.99'] };

test.each<[string, Plan, readonly Verdict[], RegExp | undefined]>([
  ['all that was asked for was measured', { required: ['a@1.0.0'] }, ['pass', 'fail'], undefined],
  ['some cells are ones that a transport cannot have', {}, ['pass', 'unsupported'], undefined],
  ['a cell has no verdict, which counts by itself', {}, ['unknown', 'unsupported'], undefined],
  [
    'a system that was named could not be had',
    named,
    ['pass', 'unsupported'],
    /^Not all that was asked for was measured: bolt-js@5\.1\.99 could not be had \(npm knows no such version\)\. --allow/,
  ],
  ['a system that a pattern found could not be had', lacks, ['pass', 'unsupported'], undefined],
  ['no system of a pattern could be had', lacks, ['unsupported'], /^Nothing was measured/],
  ['no cell can be run', {}, ['unsupported', 'unsupported'], /^Nothing was measured: no cell can be run \(why\)/],
  ['there is no cell', {}, [], /^Nothing was measured: no cell can be run\./],
  ['the user takes it as it is', { ...named, allowsUnsupported: true }, ['unsupported'], undefined],
])('where %s', (_, plan, verdicts, sentence) => {
  const cells = verdicts.map((verdict) => ({ verdict, why: 'why' })) as unknown as RunResult['cells'];
  const told = shortfallOf(plan, { cells });
  if (sentence) expect(told).toMatch(sentence);
  else expect(told).toBeUndefined();
});

test.each<[string, Plan, boolean, number, string]>([
  ['all was measured', { required: ['a@1.0.0'] }, false, 0, ''],
  [
    'a system that was named could not be had',
    named,
    false,
    2,
    'Not all that was asked for was measured: bolt-js@5.1.99',
  ],
  ['a system that a pattern found could not be had', lacks, false, 0, ''],
  ['the user takes it as it is', { ...named, allowsUnsupported: true }, false, 0, ''],
  ['the user ended it', named, true, 130, ''],
])('passports where %s', (_, plan, isInterrupted, code, words) => {
  const lines: string[] = [];
  const stream = { write: (text: string) => lines.push(text) } as unknown as NodeJS.WritableStream;
  const results = [{ probes: [{ standing: 'measured', rows: [] }] }] as unknown as readonly PassportResult[];
  expect(passportsExitCodeTold(plan, results, { isInterrupted, stream })).toBe(code);
  expect(lines.join('')).toMatch(words === '' ? /^$/ : words);
});
