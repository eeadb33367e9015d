import { expect, test } from 'vitest';
import { handled, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';
import { instances } from './instances.ts';

test('an event stands with each instance that handled it, once', () => {
  const by = (event: string, instance: number): Timed => ({ kind: 'handled', at: 1, event, instance });
  const found = folded(instances, [handled('e0', 1), by('e1', 2), by('e1', 2), by('e0', 3)]);
  expect(found).toEqual(
    new Map([
      [1, new Set(['e0'])],
      [2, new Set(['e1'])],
      [3, new Set(['e0'])],
    ]),
  );
});
