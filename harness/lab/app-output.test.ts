import { expect, test } from 'vitest';
import { keepOutput } from './app-output.ts';

test('last words say the same line once, with how often', () => {
  const output = keepOutput({ add: () => undefined } as never);
  for (const line of ['starting', 'no such path', 'no such path', '', 'no such path', 'bye'])
    output.heard('stderr', line);
  expect(output.lastWords()).toBe('starting | no such path (3 times) | bye');
  expect(output.lastLines()).toHaveLength(6);
});
