import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { layLabels } from './labels.ts';
import { pixelOf } from './time-axis.ts';

test('layLabels() never puts two labels over each other', () => {
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

test('layLabels() numbers the faults where there are too many to name, so that none is left out', () => {
  const labelled = (count: number): readonly string[] => {
    const episodes = Array.from({ length: count }, (_, index) => ({
      fault: 'slow-network',
      text: 'every byte waits',
      began: [index * 10, index * 10] as const,
      touched: 1,
      touchedWhat: 'attempts',
    }));
    const evidence = { events: [], eventsOf: 0, up: [], links: [], marks: [] };
    const labels = layLabels({ cell: '', transport: 'http', spanUs: 1_000, ...evidence, episodes }, 1_000);
    return labels.map(({ text }) => text);
  };
  expect(labelled(2)).toEqual(['fault: every byte waits', 'fault: every byte waits']);
  expect(labelled(20)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
});
