import { expect, test } from 'vitest';
import type { Fault, Site } from './fault.ts';
import { together } from './together.ts';

test('together() begins all in order, ends them in reverse, and is what any of them is', async () => {
  const said: string[] = [];
  const fault = (name: string, more: Partial<Fault> = {}): Fault => ({
    name,
    text: name,
    severs: false,
    touches: { rule: 'acks' },
    inject: async () => {
      said.push(`${name} begins`);
      return async () => void said.push(`${name} ends`);
    },
    ...more,
  });
  const both = together(
    'both',
    fault('a', { isMomentary: true, environment: { A: '1' } }),
    fault('b', { severs: true, touches: { rule: 'exits' }, environment: { B: '2' } }),
  );
  expect(both).toMatchObject({
    name: 'a',
    text: 'both',
    severs: true,
    isMomentary: false,
    touches: { rule: 'acks' },
    environment: { A: '1', B: '2' },
  });
  const heal = await both.inject({} as Site);
  await heal();
  expect(said).toEqual(['a begins', 'b begins', 'b ends', 'a ends']);
});
