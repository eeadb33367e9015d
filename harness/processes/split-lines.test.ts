import { array, assert, constantFrom, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines } from './split-lines.ts';

test('splitLines() gives the same lines wherever the bytes are cut', () => {
  const line = string({ unit: constantFrom('a', '"', 'é', '€', '😀', '\u2028', '\r\r'), maxLength: 12 }).map(
    (text) => `${text}.`,
  );
  assert(
    property(array(line), array(nat(400)), (lines, cuts) => {
      expect(split(lines.map((text) => `${text}\n`).join(''), cuts)).toEqual(lines);
    }),
  );
});

test('splitLines() takes a carriage return away with its newline, and hands out an unended last line', () => {
  expect(split('a\r\n\r\n\nb', [2])).toEqual(['a', '', '', 'b']);
});

test('splitLines() cuts an endless line into pieces and loses nothing, not half a character', () => {
  const text = `x${'😀'.repeat(100_000)}`;
  const pieces = split(`${text}\nnext\n`, [50_001, 123_457]);
  expect(pieces.pop()).toBe('next');
  expect(pieces.join('')).toBe(text);
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(64 * 1024);
    expect(piece.isWellFormed()).toBe(true);
  }
});

function split(text: string, cuts: readonly number[]): string[] {
  const bytes = Buffer.from(text);
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    splitter.push(bytes.subarray(from, cut));
    from = Math.min(cut, bytes.length);
  }
  splitter.push(bytes.subarray(from));
  splitter.end();
  return lines;
}
