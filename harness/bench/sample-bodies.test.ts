import { expect, test } from 'vitest';
import { sampleBodies } from './sample-bodies.ts';

test('sampleBodies() are JSON of one length, each with a number of its own in all places', () => {
  const next = sampleBodies({ escapesSlashes: true });
  const [first, second] = [next(), next()];
  expect(first.length).toBe(second.length);
  const { event_id: id, event } = JSON.parse(second) as {
    readonly event_id: string;
    readonly event: { readonly text: string };
  };
  expect([id, event.text]).toEqual(['Ev0MOCK0000002', 'seq=0000002']);
});
