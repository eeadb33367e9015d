/** What every system promises, whatever it is written in. */

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { System } from './system.ts';

export interface Limits {
  /** Why the system has no version that could be missing. */
  readonly hasAnyVersion?: string;
  /** What this machine lacks: then the system only has to say so. */
  readonly lacks?: string;
  /** An existing cache in place of an empty one, for what takes too long to install in each test run. */
  readonly cache?: string;
}

export function describeSystem(system: System, { hasAnyVersion, lacks, cache: existing }: Limits = {}): void {
  // The first time, an installer fetches an SDK and what it needs, and may build it.
  describe(`${system.name} as a system`, { timeout: 240_000 }, () => {
    const [version = ''] = system.versions;
    const progress: string[] = [];
    let cache: string;

    /** Unlocked: what our registries here have is not what the locks have. */
    const options = () => ({ cache, progress: (line: string) => progress.push(line), unlocked: true });
    const prepare = (wanted: string) => system.prepare(wanted, options());

    beforeAll(async () => {
      cache = existing ?? (await mkdtemp(join(tmpdir(), 'system-')));
    });
    afterAll(async () => {
      if (existing === undefined) await rm(cache, { recursive: true, force: true });
    });

    test('has a name that a command line takes, a transport and a version', () => {
      expect(system.name).toMatch(/^[a-z][a-z\d-]*(\/[a-z\d-]+)?$/);
      expect(system.versions.length).toBeGreaterThan(0);
      expect(system.transports.length).toBeGreaterThan(0);
      for (const list of [system.versions, system.transports]) expect(new Set(list).size).toBe(list.length);
    });

    test.runIf(lacks !== undefined)(
      'says what it needs and what was found, before and instead of installing',
      async () => {
        const unavailable = { kind: 'unavailable', why: expect.stringMatching(/^needs .+: (?:not )?found/) };
        await expect(system.check(version, options())).resolves.toEqual(unavailable);
        await expect(prepare(version)).resolves.toEqual(unavailable);
        expect(await readdir(cache)).toEqual([]);
      },
    );

    test.skipIf(lacks !== undefined)('says in no time whether a version is there, can be had or cannot', async () => {
      const before = await system.check(version, options());
      expect(['ready', 'installable']).toContain(before.kind);
      if (existing === undefined) expect(await readdir(cache)).toEqual([]);
    });

    test.skipIf(lacks !== undefined)(
      'prepares its default version, with a command for each of its transports',
      async () => {
        const prepared = await prepare(version);
        if (prepared.kind !== 'prepared') throw new Error(prepared.why);
        await expect(system.check(version, options())).resolves.toEqual({ kind: 'ready' });
        for (const transport of system.transports) {
          const { command, cwd } = prepared.command(transport);
          expect(command).not.toBe('');
          expect(existsSync(cwd)).toBe(true);
        }
      },
    );

    test.skipIf(lacks !== undefined)('has nothing left to do the second time', async () => {
      await prepare(version);
      const told = progress.length;
      await expect(prepare(version)).resolves.toMatchObject({ kind: 'prepared' });
      expect(progress).toHaveLength(told);
    });

    test.skipIf((hasAnyVersion ?? lacks) !== undefined)('names a version that it cannot give', async () => {
      const prepared = await prepare('99.98.97');
      expect(prepared).toMatchObject({
        kind: 'unavailable',
        why: expect.stringMatching(/^Cannot .*@99\.98\.97\b.*[^.]$/),
      });
    });
  });
}
