import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listSystems } from './list-systems.ts';
import type { System } from './system.ts';

const system: System = {
  name: 'app',
  title: 'App',
  note: 'An app',
  versions: ['2.0.0', '1.0.0', '0.9.0'],
  transports: ['http'],
  check: async (version) => {
    if (version === '0.9.0') return { kind: 'unavailable', why: 'needs Python ≥ 3.9: not found' };
    return { kind: ['2.0.0', '3.0.0'].includes(version) ? 'ready' : 'installable' };
  },
  prepare: async () => ({ kind: 'unavailable', why: 'it is a test' }),
};

test('listSystems() tells known versions by their state, and others that are in the cache', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'list-'));
  for (const name of ['app@3.0.0', 'app@2.0.0', 'other@4.0.0', 'app@file-abc', '.draft-app@3.0.0-x1'])
    mkdirSync(join(cache, 'systems', name), { recursive: true });
  const [listed] = await listSystems([system], cache);
  rmSync(cache, { recursive: true });
  expect(listed).toEqual({
    name: 'app',
    title: 'App',
    note: 'An app',
    transports: ['http'],
    versions: [
      { version: '2.0.0', state: 'ready', isKnown: true },
      { version: '1.0.0', state: 'installable', isKnown: true },
      { version: '0.9.0', state: 'unavailable', why: 'needs Python ≥ 3.9: not found', isKnown: true },
      { version: '3.0.0', state: 'ready', isKnown: false },
    ],
  });
});

test('listSystems() needs no cache', async () => {
  const [listed] = await listSystems([system], '/var/empty/no-cache');
  expect(listed?.versions).toHaveLength(3);
});
