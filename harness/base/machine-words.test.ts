import { expect, test } from 'vitest';
import { machineWords } from './machine-words.ts';

function failed(code: string): Error {
  return Object.assign(new Error('write'), { code });
}

test('machineWords() says what the machine refused, whoever passed the error on', () => {
  expect(machineWords(failed('ENOSPC'))).toBe('the disk is full (ENOSPC)');
  expect(machineWords(new Error('Cannot write', { cause: failed('EMFILE') }))).toMatch(/ulimit -n\) \(EMFILE\)$/);
});

test('machineWords() has none for a defect of ours', () => {
  expect(machineWords(new TypeError('x is not a function'))).toBeUndefined();
  expect(machineWords(failed('ERR_INVALID_ARG_TYPE'))).toBeUndefined();
  expect(machineWords('a string')).toBeUndefined();
});
