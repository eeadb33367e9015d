import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as systems from '../../systems/index.ts';
import type { System } from '../../systems/system.ts';
import { rowsOfProbe } from '../fixtures/rows-of-probe.ts';
import type { Probe } from '../probe.ts';
import { allProbes } from './registry.ts';

const files = readdirSync(import.meta.dirname).filter((name) => !/^registry\.|\.test\.ts$/.test(name));

describe('probes', () => {
  test('no file was forgotten, each exports one probe or one list of probes, by the file’s name', async () => {
    const found: Probe[] = [];
    for (const file of files) {
      const exported = Object.entries(
        (await import(join(import.meta.dirname, file))) as Record<string, Probe | readonly Probe[]>,
      );
      expect(
        exported.map(([name]) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`),
      ).toEqual([file]);
      found.push(...exported.flatMap(([, each]) => each));
    }
    expect(new Set(found)).toEqual(new Set(allProbes));
    expect(new Set(allProbes.map(({ name }) => name)).size).toBe(allProbes.length);
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
