import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { prepareSystems } from './prepare-systems.ts';
import type { Prepared, System } from '../systems/system.ts';

const prepared: Prepared = {
  kind: 'prepared',
  command: () => ({ command: 'true', args: [], cwd: '.' }),
  versions: {},
};

function systemOf(changed: Partial<System>): System {
  return {
    name: 'app',
    title: 'App',
    note: 'An app',
    versions: ['1.0.0'],
    transports: ['http'],
    check: async () => ({ kind: 'installable' }),
    prepare: async () => prepared,
    ...changed,
  };
}

function named(systems: readonly System[]): Map<string, { system: System; version: string }> {
  return new Map(systems.map((system, index) => [`app-${index}@1.0.0`, { system, version: '1.0.0' }]));
}

test('installs at most three at once, and all of them', async () => {
  const ends: (() => void)[] = [];
  const slow = systemOf({
    prepare: async () => {
      await new Promise<void>((end) => {
        ends.push(end);
      });
      return prepared;
    },
  });
  const done = prepareSystems({ systems: named([slow, slow, slow, slow]), cache: '', progress: () => {} });
  await vi.waitUntil(() => ends.length === 3);
  await turn();
  expect(ends).toHaveLength(3);
  ends[0]?.();
  await vi.waitUntil(() => ends.length === 4);
  for (const end of ends) end();
  expect([...(await done).values()]).toEqual([prepared, prepared, prepared, prepared]);
});

test('does not let what is ready wait for what is installed, and says how long an install takes', async () => {
  const lines: string[] = [];
  const ready = systemOf({ check: async () => ({ kind: 'ready' }) });
  let endReady = (): void => {};
  const wasReady = new Promise<void>((end) => {
    endReady = end;
  });
  const slow = systemOf({
    prepare: async () => {
      await wasReady;
      await vi.waitUntil(() => lines.length > 0);
      return prepared;
    },
  });
  const last = { ...ready, prepare: async () => (endReady(), prepared) };
  const progress = (line: string): void => void lines.push(line);
  await prepareSystems({ systems: named([slow, slow, slow, last]), cache: '', progress, reminderMs: 5 });
  expect(lines[0]).toBe('still installing: app-0@1.0.0 (0 s), app-1@1.0.0 (0 s), app-2@1.0.0 (0 s)');
  expect(lines).toContain('installed app-0@1.0.0 in 0 s');
  expect(lines.join()).not.toContain('app-3');
});

test('hands on why a version cannot be had', async () => {
  const none = { kind: 'unavailable', why: 'needs Python ≥ 3.9: not found' } as const;
  const system = systemOf({ check: async () => none, prepare: async () => none });
  const found = await prepareSystems({ systems: named([system]), cache: '', progress: () => {} });
  expect(found.get('app-0@1.0.0')).toEqual(none);
});
