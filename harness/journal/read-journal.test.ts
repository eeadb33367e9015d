import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { delivered, journalOf } from '../history/fixtures/facts.ts';
import { readHistory } from '../history/history.ts';
import { readJournal } from './read-journal.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'read-journal-'));
  path = join(directory, 'cell.ndjson');
});
afterEach(() => rmSync(directory, { recursive: true }));

const entries = journalOf([delivered('e0', 0, 5), { kind: 'void', at: 9, why: 'Größe — ✓ 𝄞' }]);
const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

describe('readJournal()', () => {
  test('gives back every entry', () => {
    writeFileSync(path, text);
    expect([...readJournal(path)]).toEqual(entries);
  });

  test('gives back what lies across the chunks in which it reads', () => {
    const many = Array.from({ length: 1_000 }, (_, seq) => ({ kind: 'void', seq, at: seq, why: '𝄞'.repeat(200) }));
    writeFileSync(path, many.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    expect([...readJournal(path)]).toEqual(many);
  });

  test('leaves out a last line cut short, wherever it was cut, and the history is torn', () => {
    const bytes = Buffer.from(text);
    const lastLine = Buffer.from(`${JSON.stringify(entries.at(-1))}\n`).length;
    for (let cut = 1; cut <= lastLine; cut += 1) {
      writeFileSync(path, bytes.subarray(0, -cut));
      expect([...readJournal(path)]).toEqual(entries.slice(0, -1));
    }
    expect(readHistory(readJournal(path)).isTorn).toBe(true);
  });

  test('gives nothing from an empty file', () => {
    writeFileSync(path, '');
    expect([...readJournal(path)]).toEqual([]);
  });

  test('throws where a line in the middle is broken', () => {
    writeFileSync(path, `{"kind":\n${text}`);
    expect(() => [...readJournal(path)]).toThrow(SyntaxError);
  });
});

describe('a journal from elsewhere', () => {
  test.each([
    ['{"kind":"ack"}', 'line 1 is no fact of a run: its "seq" is no number'],
    ['{"seq":0,"at":1,"kind":"handled","event":5}', 'line 1 is no fact of a run: its "event" is no text'],
    ['7', 'line 1 is no fact of a run: it is no fact'],
    ['{"seq":0,"at":1,"kind":"cell","version":1,"plan":{}}', 'line 1 is no fact of a run: id: '],
  ])('%s', (line, words) => {
    writeFileSync(path, `${line}\n`);
    expect(() => [...readJournal(path)]).toThrow(words);
  });

  test('is read up to a size, of the file and of a line', () => {
    writeFileSync(path, 'x'.repeat(5_000_000));
    expect(() => [...readJournal(path)]).toThrow('its line 1 has more than 4194304 characters');
    truncateSync(path, 600 * 1_024 * 1_024);
    expect(() => [...readJournal(path)]).toThrow('it has 629145600 bytes, expected at most 536870912 (512 MiB)');
  });

  test('may have kinds of fact that are not known yet', () => {
    writeFileSync(path, '{"seq":0,"at":1,"kind":"of-tomorrow"}\n');
    expect([...readJournal(path)]).toHaveLength(1);
  });
});
