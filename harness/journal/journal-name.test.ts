import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalName } from './journal-name.ts';

test('journalName() of a plain cell is its id', () => {
  expect(journalName('latency › steady › bolt-js@5.1.0 › http')).toBe('latency.steady.bolt-js@5.1.0.http.ndjson');
});

test('journalName() keeps apart what differs only in what a file name cannot have', () => {
  const names = ['a/b', 'a-b', 'a:b', 'a b'].map((system) => journalName(`latency › steady › ${system}@1.0.0 › http`));
  expect(new Set(names).size).toBe(names.length);
});

test('journalName() is one that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (id) => {
      expect(journalName(id)).toMatch(/^[\w.@-]{1,150}$/);
    }),
  );
});
