import { describe, expect, test } from 'vitest';
import { scenarios } from '../../scenarios/index.ts';
import { allMetrics } from '../metrics/index.ts';
import * as registry from './index.ts';
import { type FailureOnRecord, figuresOf } from './known.ts';
import type { System } from './system.ts';

const systems = Object.values<System>(registry);

/** What is wrong with a failure on record; nothing where it can come about and be recognised. */
function flaws({ versions, transports }: Pick<System, 'versions' | 'transports'>, failure: FailureOnRecord): string[] {
  const { scenario: name, transport, metric, between, note, source } = failure;
  const scenario = scenarios.find((each) => each.name === name);
  const expectation = scenario?.expects.find((each) => each.metric === metric);
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = expectation ?? {};
  return Object.entries({
    [`there is no scenario ${name}`]: scenario === undefined,
    [`there is no metric ${metric}`]: !allMetrics.some((each) => each.name === metric),
    [`${name} expects nothing of ${metric}`]: expectation === undefined,
    [`${name} is unsupported over ${transport}`]: scenario?.unsupported?.[transport] !== undefined,
    [`the system has no ${transport}`]: !transports.includes(transport),
    'a version is not one that is tried': !failure.versions.every((version) => versions.includes(version)),
    'its figures are as expected': between[1] >= atLeast && between[0] <= atMost,
    'its note ends in a full stop': note.endsWith('.'),
    'its source is no address and no page of docs/': !/^(?:https:|docs\/)/.test(source),
  }).flatMap(([flaw, isSo]) => (isSo ? [flaw] : []));
}

const failures = systems.flatMap((system) => (system.known?.failures ?? []).map((each) => [system, each] as const));

describe('the failures on record', () => {
  test.each(failures.map(([system, each]) => [system.name, each.scenario, each.metric, system, each] as const))(
    '%s in %s, %s, can come about and be recognised',
    (_name, _scenario, _metric, system, failure) => {
      expect(flaws(system, failure)).toEqual([]);
    },
  );

  const [system, failure] = failures.find(([, { scenario }]) => scenario === 'slow-handler') ?? [];
  test.each<[Partial<FailureOnRecord>, string]>([
    [{ scenario: 'slow-handlr' }, 'there is no scenario slow-handlr'],
    [{ metric: 'losst' }, 'there is no metric losst'],
    [{ metric: 'affected' }, 'slow-handler expects nothing of affected'],
    [{ scenario: 'recycle-linger', transport: 'http' }, 'recycle-linger is unsupported over http'],
    [{ versions: ['1.51'] }, 'a version is not one that is tried'],
    [{ metric: 'first-attempt-ack-rate', between: [0.9, 1] }, 'its figures are as expected'],
  ])('one with %j is refused', (change, flaw) => {
    if (!system || !failure) throw new Error('Nothing is on record');
    expect(flaws(system, { ...failure, ...change })).toContain(flaw);
  });
});

describe('the figures on record', () => {
  test.each(systems.flatMap(({ name, versions, known }) => versions.map((version) => [name, version, known] as const)))(
    '%s@%s has each row once, and only where it has Socket Mode',
    (name, version, known = {}) => {
      const rows = figuresOf(known, version).map(({ row }) => row);
      expect(new Set(rows).size).toBe(rows.length);
      if (rows.length > 0) expect(systems.find((each) => each.name === name)?.transports).toContain('socket-mode');
    },
  );

  test('a version has those of all versions, and those of versions that begin as it does', () => {
    const figure = { value: 0, mark: 'CODE', source: 'x' } as const;
    const figures = [
      { ...figure, row: 'a/b' },
      { ...figure, row: 'a/c', versions: ['3.', '5.'] },
      { ...figure, row: 'a/d', versions: ['4.'] },
    ];
    expect(figuresOf({ figures }, '5.1.0').map(({ row }) => row)).toEqual(['a/b', 'a/c']);
    expect(figuresOf({}, '5.1.0')).toEqual([]);
  });

  test.each([
    [registry.boltJs, '3.22.0', 10_000],
    [registry.boltJs, '5.1.0', 8_700_000],
    [registry.slackSocketMode, '2.0.7', 10_300_000],
  ])('%o %s is deaf for as long as its client is', ({ known }, version, deafUs) => {
    expect(figuresOf(known, version).find(({ row }) => row === 'refresh-open/reconnect')?.value).toBe(deafUs);
  });
});
