import { expect, test } from 'vitest';
import { allTransports } from './index.ts';
import { http } from './http.ts';
import { socketMode } from './socket-mode.ts';
import { describeTransport } from './transport.contract.ts';

describeTransport(http, {
  withoutApp: 'connection_failed',
  withoutAnswer: 'http_timeout',
  refusedBy: { reason: 'http_error', status: 500 },
  attempts: 4,
});

// An envelope has no status: an app that fails before its ack is silent.
describeTransport(socketMode, { withoutApp: 'no_link', withoutAnswer: 'timeout', attempts: 4 });

test('no transport is left out', () => {
  expect(allTransports).toEqual([http, socketMode]);
});
