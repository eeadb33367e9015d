import { describe, expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { steady } from '../workloads/steady.ts';
import { requiredOf, selectScenarios, selectSystems, selectTransports } from './select.ts';

const scenario = (name: string, suite: Scenario['suite'], onRequest?: boolean): Scenario => ({
  name,
  suite,
  title: name,
  asks: '?',
  source: 'a test',
  workload: steady({ perSecond: 1, lasting: seconds(2) }),
  faults: [],
  expects: [],
  decides: { metric: 'lost' },
  ...(onRequest === undefined ? {} : { onRequest }),
});

const all = [
  scenario('steady', 'latency'),
  scenario('mute-link', 'recovery', true),
  scenario('recycle', 'recovery'),
  scenario('forged', 'acks', true),
];

describe('selectScenarios()', () => {
  test.each([
    ['nothing', [], [], ['steady', 'recycle']],
    ['a name', [], ['mute-link'], ['mute-link']],
    ['a pattern', [], ['recovery/*'], ['mute-link', 'recycle']],
    ['a suite', ['recovery'], [], ['mute-link', 'recycle']],
    ['all', ['all'], [], ['steady', 'mute-link', 'recycle', 'forged']],
    ['a suite and a name', ['latency'], ['forged'], ['steady', 'forged']],
  ])('%s', (_, suites, globs, names) => {
    expect(selectScenarios(all, { suites, globs }).map(({ name }) => name)).toEqual(names);
  });

  test('refuses what is neither a suite nor a scenario, with the nearest name', () => {
    expect(() => selectScenarios(all, { suites: ['recover'], globs: [] })).toThrow(/did you mean recovery\?/);
    expect(() => selectScenarios(all, { suites: [], globs: ['recycles'] })).toThrow(/did you mean recycle\?/);
  });
});

test('selectSystems() takes what is named twice once, and as asked for by name', () => {
  const systems = selectSystems({ named: ['no-sdk@*', 'no-sdk@1.0.0', 'no-sdk'], app: undefined, fallback: [] });
  expect(systems.map(({ system, version }) => `${system.name}@${version}`)).toEqual(['no-sdk@1.0.0']);
  expect(requiredOf(systems)).toEqual(['no-sdk@1.0.0']);
});

test('selectTransports() takes what is named twice once', () => {
  expect(selectTransports(['http', 'socket-mode', 'http'])).toEqual(['http', 'socket-mode']);
});
