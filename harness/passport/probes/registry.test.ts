import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as systems from '../../systems/index.ts';
import { expectedOf, expectedRows } from '../expected.ts';
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

describe('the figures of slack-protocol.md', () => {
  test('are of probes and systems that exist', () => {
    const names = new Set(allProbes.map(({ name }) => name));
    const known = new Set<string>(Object.values(systems).map(({ name }) => name));
    for (const { row, systems: of } of expectedRows) {
      expect(names).toContain(row.split('/')[0]);
      for (const system of of) expect(known).toContain(system);
    }
  });

  test('are found by version', () => {
    expect(expectedOf('bolt-js@3.22.0', 'refresh-open/reconnect')?.value).toBe(10_000);
    expect(expectedOf('bolt-js@5.1.0', 'refresh-open/reconnect')?.value).toBe(8_700_000);
    expect(expectedOf('slack-socket-mode@2.0.7', 'refresh-open/reconnect')?.value).toBe(10_300_000);
    expect(expectedOf('no-sdk@1.0.0', 'refresh-open/reconnect')).toBeUndefined();
  });
});
