import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSlab } from './line-slab.ts';

const taken = (slab: LineSlab): string => Buffer.from(slab.take()).toString();

test('LineSlab writes whole numbers as they are written, and any other as JSON would', () => {
  const whole = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.integer(), fc.constantFrom(0, 9, 10, 2 ** 31 - 1, 2 ** 31, 1.5));
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      const slab = new LineSlab();
      for (const number of numbers) {
        slab.number(number);
        slab.endLine();
      }
      expect(taken(slab)).toBe(numbers.map((number) => `${number}\n`).join(''));
    }),
  );
});

test('LineSlab keeps every line that it says it keeps, and nothing of the others', () => {
  const line = fc.record({
    text: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('x'.repeat(30_000))),
    isWhole: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const slab = new LineSlab();
      let kept = '';
      for (const { text, isWhole } of lines) {
        const before = slab.size;
        if (!isWhole) slab.text(text);
        const isKept = isWhole ? slab.line(`${text}\n`) : slab.endLine();
        if (isKept) kept += `${text}\n`;
        else slab.dropLine();
        expect(slab.size).toBe(isKept ? Buffer.byteLength(kept) : before);
      }
      expect(taken(slab)).toBe(Buffer.from(kept).toString());
      expect(slab.size).toBe(0);
    }),
  );
});

test('LineSlab takes what is ASCII and fits', () => {
  const slab = new LineSlab();
  slab.text('plain');
  expect(slab.endLine()).toBe(true);
  slab.text('ä');
  expect(slab.endLine()).toBe(false);
  slab.dropLine();
  slab.text('x'.repeat(65_530));
  expect(slab.endLine()).toBe(false);
  slab.dropLine();
  expect(slab.line('ä\n')).toBe(true);
  expect(slab.line('x'.repeat(30_000))).toBe(false);
  expect(taken(slab)).toBe('plain\nä\n');
});
