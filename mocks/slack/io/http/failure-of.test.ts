import { expect, test } from 'vitest';
import { failureOf, hostKilled } from './failure-of.ts';

test.each([
  ['ECONNREFUSED', 'connect ECONNREFUSED', false, 'connection_failed'],
  ['ECONNRESET', 'socket hang up', false, 'connection_failed'],
  ['ECONNRESET', 'aborted', true, 'unknown_error'],
  ['HPE_INVALID_CONSTANT', 'Parse Error', false, 'unknown_error'],
  ['CERT_HAS_EXPIRED', 'certificate has expired', false, 'ssl_error'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', false, 'ssl_error'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname does not match', false, 'ssl_error'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number', false, 'ssl_error'],
  ['EPROTO', 'write EPROTO', false, 'ssl_error'],
  ['ECONNRESET', 'Client network socket disconnected before secure TLS connection was established', false, 'ssl_error'],
  [undefined, hostKilled, true, 'connection_failed'],
])('failureOf(%s, "%s"), answered %s: %s (slack-protocol.md §2.5)', (code, message, isAnswered, reason) => {
  expect(failureOf({ code, message }, { isAnswered })).toEqual({ reason, detail: code ?? message });
});
