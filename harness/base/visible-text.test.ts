import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test.each([
  ['plain ünïcode 😀', 'plain ünïcode 😀'],
  ['\u001B[31;1mred\u001B[0m', 'red'],
  ['\u001B]52;c;AAAA\u0007', String.raw`\x1b]52;c;AAAA\x07`],
  ['\u001B[2Jgone', String.raw`\x1b[2Jgone`],
  ['a\tb\r', String.raw`a  b\x0d`],
  ['\u009B2J', String.raw`\x9b2J`],
  ['\u202Eevil', String.raw`\u202eevil`],
])('visibleText() of %j', (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});
