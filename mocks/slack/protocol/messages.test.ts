import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  disconnectFrame,
  eventCallback,
  eventEnvelope,
  eventId,
  eventWriter,
  helloFrame,
  urlVerification,
} from './messages.ts';
import { slackJson } from './slack-json.ts';

const event = { id: eventId(7), n: 7, ts: '1700000000.000700' };

describe('eventCallback()', () => {
  test('has the keys of Slack’s wrapper, in Slack’s order', () => {
    expect(Object.keys(eventCallback(event))).toEqual([
      'token',
      'team_id',
      'context_team_id',
      'context_enterprise_id',
      'api_app_id',
      'event',
      'type',
      'event_id',
      'event_time',
      'authorizations',
      'is_ext_shared_channel',
      'event_context',
    ]);
  });

  test('tells the event’s place in the stream, and the same times as Slack does', () => {
    expect(eventCallback(event)).toMatchObject({
      type: 'event_callback',
      event_id: 'Ev0MOCK0000007',
      event_time: 1_700_000_000,
      event: { type: 'message', text: 'seq=7', ts: '1700000000.000700', event_ts: '1700000000.000700' },
    });
  });
});

test.each([true, false])(
  'eventWriter() writes what eventCallback() says, as Slack’s JSON (slashes escaped: %s)',
  (escapesSlashes) => {
    const write = eventWriter({ escapesSlashes });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 2_000_000_000_000_000 }), (n, micros) => {
        const event = { id: eventId(n), n, ts: (micros / 1e6).toFixed(6) };
        expect(write(event)).toBe(slackJson(eventCallback(event), { escapesSlashes }));
      }),
    );
  },
);

test('eventId() is distinct, and of one length up to ten million events', () => {
  const ids = [0, 1, 10, 9_999_999].map(eventId);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set([14]));
  expect(new Set(ids).size).toBe(4);
});

describe('eventEnvelope()', () => {
  const payload = JSON.stringify(eventCallback(event));

  test.each([
    [0, ''],
    [2, 'timeout'],
  ])('is JSON around its payload, at attempt %i with the reason "%s"', (attempt, reason) => {
    expect(JSON.parse(eventEnvelope({ envelope: 'e-1', payload, attempt }))).toEqual({
      envelope_id: 'e-1',
      payload: eventCallback(event),
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: attempt,
      retry_reason: reason,
    });
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
