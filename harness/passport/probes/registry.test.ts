import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as systems from '../../systems/index.ts';
import type { System } from '../../systems/system.ts';
import { rowsOfProbe } from '../fixtures/rows-of-probe.ts';
import type { Probe } from '../probe.ts';
import { allProbes } from './index.ts';

const files = readdirSync(import.meta.dirname).filter((name) => !/^(registry|index)\.|\.test\.ts$/.test(name));

describe('probes', () => {
  test('no file was forgotten, and each stands in the file of its name', async () => {
    expect(allProbes.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
    for (const file of files) {
      const exported = Object.values((await import(join(import.meta.dirname, file))) as Record<string, Probe>);
      expect(exported.map(({ name }) => `${name}.ts`)).toEqual([file]);
    }
  });

  test('each asks a question and says who promised the answer', () => {
    for (const { asks, source, does } of allProbes) {
      expect(asks).toMatch(/\?$/);
      expect(source).toMatch(/^(https:\/\/|slack-protocol\.md §)/);
      expect(does).not.toMatch(/\.$/);
    }
  });
});

describe('the figures on record', () => {
  const rows = new Set(allProbes.flatMap(rowsOfProbe));
  const onRecord = Object.values<System>(systems).flatMap(({ name, known }) =>
    (known?.figures ?? []).map(({ row }) => [name, row] as const),
  );

  test.each(onRecord)('%s: a probe has the row %s', (_, row) => {
    expect(rows).toContain(row);
  });

  test('there are some, and no probe is without rows', () => {
    expect(onRecord.length).toBeGreaterThan(100);
    for (const probe of allProbes) expect(rowsOfProbe(probe), probe.name).not.toEqual([]);
  });

  test('a misspelt one is found', () => {
    expect(rows).not.toContain('blackhole/reconect');
    expect(rows).not.toContain('black-hole/reconnect');
  });
});
