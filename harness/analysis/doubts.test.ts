import { expect, test } from 'vitest';
import { inOneText } from './doubts.ts';

test.each<[string, readonly string[], string]>([
  [
    'every doubt is named',
    ['the fault did nothing', 'the machine was busy'],
    'the fault did nothing. the machine was busy',
  ],
  [
    'one that another begins with is said once',
    ['the machine was busy', 'the machine was busy; lost: 3'],
    'the machine was busy; lost: 3',
  ],
  ['the same twice is one', ['it stood still', 'it stood still'], 'it stood still'],
])('%s', (_, doubts, text) => {
  expect(inOneText(doubts)).toBe(text);
});
