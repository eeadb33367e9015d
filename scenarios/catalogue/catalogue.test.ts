import { describe, expect, test } from 'vitest';
import { runCommand } from '../../harness/cli/run-command.ts';
import { allProbes } from '../../harness/passport/probes/registry.ts';
import * as systems from '../../harness/systems/index.ts';
import type { System } from '../../harness/systems/system.ts';
import { scenarios } from '../index.ts';
import { besides, catalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { questionsOf } from './read-catalogue.ts';

const numbered = (letter: string, many: number): readonly string[] =>
  Array.from({ length: many }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`);

const asking = (entry: Entry): readonly string[] =>
  questionsOf(entry).flatMap((question) => ('scenario' in question ? [question.scenario] : []));

test('holds F01 to F52 and N01 to N15, each once, in their order', () => {
  expect(catalogue.map(({ id }) => id)).toEqual([...numbered('F', 52), ...numbered('N', 15)]);
});

test('every scenario is named by an entry, or says why none is about it', () => {
  const named = new Set(catalogue.flatMap(asking));
  const forgotten = scenarios
    .filter(({ name }) => !named.has(name) && !Object.hasOwn(besides, name))
    .map(
      ({ name }) =>
        `Scenario ${name} is named by no entry of the catalogue: add it to the entry whose failure it asks for, or to besides, with the reason`,
    );
  expect(forgotten).toEqual([]);
  expect(Object.keys(besides).filter((name) => named.has(name))).toEqual([]);
});

describe.each(catalogue.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  const questions = questionsOf(entry);

  test('is asked over a transport that it concerns', () => {
    const { transports } = entry;
    for (const name of asking(entry)) {
      const { unsupported = {} } = scenarios.find((each) => each.name === name) ?? {};
      expect(
        transports.filter((transport) => !(transport in unsupported)),
        name,
      ).not.toEqual([]);
    }
  });

  test('names probes that exist', () => {
    const names = new Set<string>(allProbes.map(({ name }) => name));
    for (const question of questions) if ('probe' in question) expect(names).toContain(question.probe);
  });

  test('is asked only where something asks it whatever the options of the run', () => {
    if (entry.asked.state !== 'asked') return expect(entry.asked).not.toHaveProperty('by', []);
    expect(questions.filter((question) => !('options' in question))).not.toEqual([]);
  });

  test('has public sources that are web addresses, each once', () => {
    const { sources } = entry;
    expect(new Set(sources).size).toBe(sources.length);
    for (const source of sources) expect(new URL(source).protocol).toBe('https:');
  });
});

test('options of questions are such as a run takes', () => {
  const all = catalogue
    .flatMap(questionsOf)
    .flatMap((each) => ('options' in each && each.options !== undefined ? [each.options] : []));
  expect(all.length).toBeGreaterThan(3);
  for (const options of all)
    expect(runCommand().parseOptions(options.split(' ')), options).toEqual({ operands: [], unknown: [] });
});

test('what is on record of a system belongs to an entry that names its scenario', () => {
  const strays = Object.values<System>(systems).flatMap(({ name, known }) =>
    (known?.failures ?? [])
      .filter(({ id, scenario }) => !catalogue.some((entry) => entry.id === id && asking(entry).includes(scenario)))
      .map(({ id, scenario }) => `${name} has ${id} on record in ${scenario}, which entry ${id} does not name`),
  );
  expect([...new Set(strays)]).toEqual([]);
});
