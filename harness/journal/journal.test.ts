import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../machine/clock.ts';
import {
  ackDropped,
  appExited,
  delivered,
  failed,
  faultBegan,
  faultEnded,
  hostDown,
  journalOf,
  linkClosed,
  linkClosing,
  linkUp,
  socketAsked,
} from '../history/fixtures/facts.ts';
import { openJournal } from './journal.ts';
import type { Entry, Fact } from './facts.ts';
import { us } from '../base/units.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(directory, 'a', 'cell.ndjson');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A clock that moves by one at every look. */
function counting(): Clock {
  let now = 100;
  return { now: () => us((now += 1)) };
}

function onDisk(): Entry[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}

const handled = (event: string) => ({ kind: 'handled', event }) as const;

describe('openJournal()', () => {
  test.runIf(process.platform === 'linux')(
    'says that the disk is full where nobody catches it, once, and takes nothing more',
    async () => {
      const others = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      const told = vi.fn();
      process.on('uncaughtException', told);
      const journal = openJournal({ path: '/dev/full', clock: counting() });
      for (let n = 0; n < 1_000; n += 1) journal.add(handled(`e${n}`));
      journal.close();
      await new Promise(setImmediate);
      process.removeAllListeners('uncaughtException');
      for (const listener of others) process.on('uncaughtException', listener);
      expect(told).toHaveBeenCalledTimes(1);
      expect(told.mock.calls[0]?.[0]).toMatchObject({
        name: 'LabError',
        message: 'Cannot write the journal /dev/full: the disk is full (ENOSPC)',
      });
    },
  );

  test('says why a journal cannot be begun', () => {
    expect(() => openJournal({ path: '/dev/null/a/cell.ndjson', clock: counting() })).toThrow(
      'Cannot begin the journal /dev/null/a/cell.ndjson: a part of the path is a file (ENOTDIR)',
    );
  });

  test('writes facts in order, numbered and stamped, into a folder that it makes', () => {
    const journal = openJournal({ path, clock: counting() });
    journal.add(handled('e0'));
    journal.add(handled('e1'));
    journal.close();
    expect(onDisk()).toEqual([
      { seq: 0, at: 101, kind: 'handled', event: 'e0' },
      { seq: 1, at: 102, kind: 'handled', event: 'e1' },
    ]);
  });

  test('brings entries to the disk while it is open', async () => {
    const journal = openJournal({ path, clock: counting() });
    journal.add(handled('e0'));
    await vi.waitUntil(() => onDisk().length === 1, { timeout: 5_000, interval: 5 });
    journal.close();
  });

  test('keeps what a burst brings, without waiting for its timer', () => {
    const journal = openJournal({ path, clock: counting() });
    for (let n = 0; n < 5_000; n += 1) journal.add(handled(`e${n}`));
    expect(onDisk().length).toBeGreaterThanOrEqual(4_096);
    journal.close();
    expect(onDisk().map(({ seq }) => seq)).toEqual(Array.from({ length: 5_000 }, (_, n) => n));
  });

  test('tells followers every entry from then on, until they stop', () => {
    const journal = openJournal({ path, clock: counting() });
    journal.add(handled('e0'));
    const seen: Entry[] = [];
    const stop = journal.follow((entry) => seen.push(entry));
    journal.add(handled('e1'));
    stop();
    journal.add(handled('e2'));
    journal.close();
    expect(seen).toEqual([{ seq: 1, at: 102, kind: 'handled', event: 'e1' }]);
  });

  test('keeps the order where a follower adds a fact itself', () => {
    const journal = openJournal({ path, clock: counting() });
    journal.follow((entry) => {
      if (entry.kind === 'handled') journal.add({ kind: 'void', why: 'seen' });
    });
    journal.add(handled('e0'));
    journal.close();
    expect(onDisk().map(({ seq, kind }) => [seq, kind])).toEqual([
      [0, 'handled'],
      [1, 'void'],
    ]);
  });

  test('keeps every kind of fact as it was, whatever its texts are', () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), { numRuns: 300, seed: 1 });
    const facts: readonly Fact[] = [
      ...journalOf([
        delivered('e0', 0, 5),
        [failed('e1', 1, 2, 'no_link'), ackDropped('e1', 2), appExited(3, false), socketAsked(4)],
        [
          ...linkUp('s1', 5),
          linkClosing('s1', 6, 'app'),
          linkClosed('s1', 7, 1006),
          hostDown('host-1', 8, 'killed', 2),
        ],
        [faultBegan(9, 10, { severs: true, touches: { rule: 'handlers', atLeastUs: 4 } }), faultEnded(11, 12)],
      ]).map(({ seq: _seq, at: _at, ...fact }) => fact as Fact),
      ...texts.map((line): Fact => ({ kind: 'app-log', stream: 'stderr', line })),
      ...texts.map((detail): Fact => ({
        kind: 'attempt-failed',
        event: detail,
        attempt: 1,
        reason: 'http_error',
        status: 500,
        detail,
      })),
      ...texts.map((text): Fact => ({ kind: 'api-called', method: text, status: 200, ok: false, error: text, text })),
      ...texts.map((why): Fact => ({ kind: 'void', why })),
    ];
    const journal = openJournal({ path, clock: counting() });
    for (const fact of facts) journal.add(fact);
    journal.close();
    expect(onDisk()).toEqual(facts.map((fact, seq) => Object.assign({ seq, at: 101 + seq }, fact)));
  });

  test('takes nothing after its end, and may be closed twice', () => {
    const journal = openJournal({ path, clock: counting() });
    journal.close();
    journal.add(handled('e0'));
    journal.close();
    expect(onDisk()).toEqual([]);
  });
});
