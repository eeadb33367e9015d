import { expect, test } from 'vitest';
import { forgeryNames } from '../odd-request.ts';
import { forge, genuineStamp } from './forge.ts';

const genuine = genuineStamp('secret', '{}', 1_700_000_000);

test.each(forgeryNames)('what is forged as %s is not what Slack writes now', (how) => {
  expect(forge(how, 'secret', '{}', 1_700_000_000)).not.toEqual(genuine);
});

test('a signature with a wrong end has all of the right one but its last character', () => {
  const { timestamp, signature = '' } = forge('wrong-end', 'secret', '{}', 1_700_000_000);
  expect(timestamp).toBe(genuine.timestamp);
  expect(signature).toHaveLength(genuine.signature.length);
  expect(signature.slice(0, -1)).toBe(genuine.signature.slice(0, -1));
});
