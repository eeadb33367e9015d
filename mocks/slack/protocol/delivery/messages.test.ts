import { describe, expect, test } from 'vitest';
import { disconnectFrame, envelopeFrame, helloFrame, retryNumber, sslCheck, urlVerification } from './messages.ts';

describe('envelopeFrame()', () => {
  const body = '{"event_id":"Ev1"}';

  test.each([
    [0, ''],
    [2, 'timeout'],
  ])('of an event is JSON around its payload, at attempt %i with the reason "%s" (§1.4)', (attempt, reason) => {
    const letter = { body, envelopeType: 'events_api', acceptsPayload: false } as const;
    const frame = envelopeFrame({ envelope: 'e-1', letter, attempt });
    expect(frame).toBe(
      `{"envelope_id":"e-1","payload":${body},"type":"events_api","accepts_response_payload":false,"retry_attempt":${attempt},"retry_reason":"${reason}"}`,
    );
  });

  test.each(['slash_commands', 'interactive'] as const)('of %s tells of no retry (§1.4)', (envelopeType) => {
    const frame = envelopeFrame({ envelope: 'e-1', letter: { body, envelopeType, acceptsPayload: true }, attempt: 0 });
    expect(Object.keys(JSON.parse(frame) as object)).toEqual([
      'envelope_id',
      'payload',
      'type',
      'accepts_response_payload',
    ]);
    expect(JSON.parse(frame)).toMatchObject({ type: envelopeType, accepts_response_payload: true });
  });
});

test('helloFrame() tells the number of sockets and the life of this one', () => {
  expect(JSON.parse(helloFrame({ host: 'host-1', connections: 2, lifeSeconds: 360 }))).toMatchObject({
    type: 'hello',
    num_connections: 2,
    debug_info: { host: 'host-1', approximate_connection_time: 360 },
  });
});

test('disconnectFrame() tells its reason and host', () => {
  expect(JSON.parse(disconnectFrame('warning', 'host-1'))).toEqual({
    type: 'disconnect',
    reason: 'warning',
    debug_info: { host: 'host-1' },
  });
});

test('urlVerification() escapes slashes, as Slack does over HTTP', () => {
  const text = urlVerification('a/b');
  expect(text).toContain('a\\/b');
  expect(JSON.parse(text)).toMatchObject({ type: 'url_verification', challenge: 'a/b' });
});

test('sslCheck() is the form of slack-protocol.md §2.3', () => {
  expect(sslCheck()).toBe('ssl_check=1&token=mock-verification-token');
});

test.each([
  ['go-on', [0, 1, 2, 3, 4, 27]],
  ['stay-at-3', [0, 1, 2, 3, 3, 3]],
])('retryNumber() under Delayed Events: %s (slack-protocol.md §2.5)', (delayedEventsRetryNumbers, told) => {
  expect([0, 1, 2, 3, 4, 27].map((attempt) => retryNumber(attempt, { delayedEventsRetryNumbers }))).toEqual(told);
});
