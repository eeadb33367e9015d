import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
