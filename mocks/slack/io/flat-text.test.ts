import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { flatText } from './flat-text.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of heap by text, of 10,000 that are kept. */
function bytesOf(make: () => string): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: 10_000 }, make);
  collect();
  return (process.memoryUsage().heapUsed - before) / kept.length;
}

test('flatText() is the same text in a fifth of the memory', () => {
  const uuid = randomUUID();
  expect(flatText(uuid)).toBe(uuid);
  // Which is why it is there: without it, this rings.
  expect(bytesOf(randomUUID)).toBeGreaterThan(400);
  expect(bytesOf(() => flatText(randomUUID()))).toBeLessThan(100);
});
