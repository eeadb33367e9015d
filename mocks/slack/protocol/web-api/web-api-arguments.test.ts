import { expect, test } from 'vitest';
import { countArgument, flagArgument, structureArgument, textArgument } from './web-api-arguments.ts';

test.each([true, 'true', 'True', 'TRUE', 1, '1', 't'])(
  'flagArgument() takes %j for true (slack-protocol.md §3.1)',
  (value) => {
    expect(flagArgument({ value }, 'value')).toBe(true);
  },
);

test.each([false, 'false', 'False', 0, '0', '', null, undefined, {}, [], 2])(
  'flagArgument() takes %j for false',
  (value) => {
    expect(flagArgument({ value }, 'value')).toBe(false);
  },
);

test("arguments are a body's own: not what objects inherit", () => {
  expect(textArgument({}, 'constructor')).toBeUndefined();
  expect(structureArgument({}, '__proto__')).toBeUndefined();
});

test.each([
  [{ n: '7' }, 7],
  [{ n: 7.9 }, 7],
  [{ n: 5_000 }, 1_000],
  [{ n: 0 }, 100],
  [{ n: -1 }, 100],
  [{ n: 'x' }, 100],
  [{ n: null }, 100],
  [{ n: [7] }, 100],
])('countArgument() of %j is %d', (args, count) => {
  expect(countArgument(args, 'n', 100)).toBe(count);
});

test('structureArgument() takes JSON text or a structure, and nothing deeper than it could write', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(structureArgument({ blocks: '[{"type":"divider"}]' }, 'blocks')).toEqual([{ type: 'divider' }]);
  expect(structureArgument({ blocks: nested(64) }, 'blocks')).toHaveLength(1);
  expect(structureArgument({ blocks: nested(65) }, 'blocks')).toBeNull();
  expect(structureArgument({ blocks: JSON.parse(nested(50_000)) }, 'blocks')).toBeNull();
  expect(structureArgument({ blocks: '7' }, 'blocks')).toBeNull();
  expect(structureArgument({ blocks: null }, 'blocks')).toBeUndefined();
});
