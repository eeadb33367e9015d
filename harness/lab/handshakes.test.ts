import { expect, test } from 'vitest';
import type { Entry, Fact } from '../journal/facts.ts';
import { watchHandshakes } from './handshakes.ts';

const called: Fact = { kind: 'api-called', method: 'apps.connections.open', status: 200, ok: true };
const plain: Fact = { kind: 'link-refused', host: 'applink-1', status: 0, why: 'ERR_SSL_HTTP_REQUEST' };
const distrusted: Fact = { ...plain, why: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA' };
const linked: Fact = { kind: 'link-opened', link: 's1', host: 'applink-1', transport: 'socket-mode' };

test.each<[string, readonly Fact[], boolean, RegExp | undefined]>([
  ['one socket in plaintext may be another client', [called, plain], false, undefined],
  ['sockets in plaintext, beside calls that come through', [called, plain, called, plain], true, /^The app opens its/],
  ['one of its sockets got through', [called, plain, plain, linked], false, undefined],
  ['certificates that are not believed', [distrusted, distrusted, distrusted], true, /does not trust/],
  ['everything in plaintext', [plain, plain, plain], true, /speaks no TLS/],
])('%s', (_, facts, areRefused, sentence) => {
  const listeners: ((entry: Entry) => void)[] = [];
  const handshakes = watchHandshakes({
    follow(listener) {
      listeners.push(listener);
      return () => undefined;
    },
  });
  for (const [seq, fact] of facts.entries()) for (const tell of listeners) tell({ ...fact, seq, at: seq } as Entry);
  expect(handshakes.areRefused()).toBe(areRefused);
  if (sentence === undefined) expect(handshakes.refusal()).toBeUndefined();
  else expect(handshakes.refusal()).toMatch(sentence);
});
