import { expect, test } from 'vitest';
import type { Figure } from './figure.ts';
import { rowsOf } from './rows-of.ts';

const number = (value: number): Figure => ({
  name: 'reconnect',
  title: 'R',
  kind: 'number',
  unit: 'us',
  number: value,
});
const nothing: Figure = { name: 'reconnect', title: 'R', kind: 'nothing', why: 'no new link' };

test('rowsOf() puts the numbers of all repetitions into one row, and says where some had none', () => {
  expect(rowsOf([[number(5)], [nothing], [number(7)]])).toEqual([
    {
      name: 'reconnect',
      title: 'R',
      value: { kind: 'numbers', unit: 'us', numbers: [5, 7] },
      note: 'in 1 of 3: no new link',
    },
  ]);
});

test('rowsOf() has nothing where no repetition had something, and each text once', () => {
  expect(rowsOf([[nothing], [nothing]])).toEqual([
    { name: 'reconnect', title: 'R', value: { kind: 'nothing', why: 'no new link' } },
  ]);
  const words = (text: string): Figure => ({ name: 'process', title: 'P', kind: 'words', words: text });
  expect(rowsOf([[words('goes on')], [words('ends')], [words('goes on')]])[0]?.value).toEqual({
    kind: 'words',
    words: ['goes on', 'ends'],
  });
});
