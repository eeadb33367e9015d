import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { layLabels } from './labels.ts';
import { pixelOf } from './time-axis.ts';

it('layLabels() never puts two labels over each other', () => {
  const mark = fc.record({
    atUs: fc.integer({ min: 0, max: 1_000 }),
    text: fc.string({ minLength: 1, maxLength: 100 }),
  });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
      const labels = layLabels(
        { cell: '', transport: 'http', spanUs: 1_000, events: [], eventsOf: 0, up: [], links: [], episodes: [], marks },
        1_000,
      );
      const spans = labels.map(({ atUs, text, row, isLeft }) => {
        const [at, width] = [pixelOf(atUs, 1_000), text.length * 6];
        return { row, from: isLeft ? at - width : at, to: isLeft ? at : at + width };
      });
      for (const [index, a] of spans.entries())
        for (const b of spans.slice(index + 1)) expect(a.row !== b.row || a.to <= b.from || b.to <= a.from).toBe(true);
    }),
  );
});
