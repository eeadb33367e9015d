import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrame, type Frame } from './parse-frame.ts';

test.each<[text: string, frame: Frame]>([
  ['{"type":"hello","num_connections":1}', { kind: 'hello', connections: 1 }],
  ['{"type":"disconnect","reason":"warning"}', { kind: 'disconnect' }],
  [
    '{"envelope_id":"e","payload":{"event_id":"Ev1"},"type":"events_api","retry_attempt":2}',
    { kind: 'envelope', envelope: 'e', task: { id: 'Ev1', event: {} }, retry: 2 },
  ],
  [
    '{"envelope_id":"e","payload":{},"type":"slash_commands"}',
    { kind: 'envelope', envelope: 'e', task: { id: 'e' }, retry: 0 },
  ],
  [
    '{"envelope_id":"e","payload":{"type":"app_rate_limited"},"type":"events_api"}',
    { kind: 'envelope', envelope: 'e', task: { id: 'e' }, retry: 0, isRateLimitNotice: true },
  ],
  ['{"type":"goodbye"}', { kind: 'odd' }],
  ['[]', { kind: 'odd' }],
  ['{', { kind: 'odd' }],
])('parseFrame(%j)', (text, frame) => {
  expect(parseFrame(text)).toEqual(frame);
});

test('parseFrame() never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseFrame(text).kind).toBeTypeOf('string');
    }),
  );
});
