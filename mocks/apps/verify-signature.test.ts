import { expect, test } from 'vitest';
import { verifySignature } from './verify-signature.ts';

/** Vector V3 of slack-protocol.md §2.2: escapes make it fail once the body is parsed and written anew. */
const vector = {
  secret: '0123456789abcdef0123456789abcdef',
  timestamp: '1760000000',
  signature: 'v0=10f046f25fc41155ab647d2b671b7be55192e79328a54c99d09c205d87687aa8',
  body: Buffer.from(
    String.raw`{"type":"event_callback","event":{"type":"message","text":"caf\u00e9 \ud83d\ude80 <https:\/\/example.com\/a|a>"}}`,
  ),
  nowSeconds: 1_760_000_000,
};

test.each([
  ['as signed', {}, true],
  ['299 s old', { nowSeconds: 1_760_000_299 }, true],
  ['301 s old', { nowSeconds: 1_760_000_301 }, false],
  ['from 301 s ahead', { nowSeconds: 1_759_999_699 }, false],
  ['with a body written anew', { body: Buffer.from(JSON.stringify(JSON.parse(vector.body.toString()))) }, false],
  ['with another secret', { secret: 'x' }, false],
  ['without a signature', { signature: undefined }, false],
  ['with a short signature', { signature: 'v0=10' }, false],
  ['without a timestamp', { timestamp: undefined }, false],
  ['with a timestamp that is no number', { timestamp: '1760000000.5' }, false],
])('verifySignature() of a request %s', (_, change, verified) => {
  expect(verifySignature({ ...vector, ...change })).toBe(verified);
});
