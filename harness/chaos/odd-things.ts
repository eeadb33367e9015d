/** Frames and answers out of order, for chaos to pick from. Pure. */

import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Parameters } from './program.ts';

/** Text frames in order as WebSocket: no JSON, JSON that is no object, and envelopes that lack what an envelope has. */
export const oddTexts: readonly string[] = [
  '',
  'not json',
  'null',
  '0',
  '"hello"',
  '[]',
  '{}',
  '{"type":null}',
  '{"type":"hello"}',
  '{"type":"goodbye"}',
  '{"type":"disconnect"}',
  '{"type":"disconnect","reason":"another"}',
  '{"type":"events_api"}',
  '{"type":"events_api","envelope_id":"odd","payload":null}',
  '{"type":"interactive","envelope_id":"odd","payload":{}}',
];

/** Bytes that no WebSocket server sends (RFC 6455 §5): an opcode that does not exist, text that is no UTF-8, a masked frame, … */
export const brokenFrames: readonly string[] = [
  '8300',
  'c10161',
  '8103ffffff',
  '810102',
  '010161',
  '8000',
  '818100000000',
  '82026869',
  '8800',
  '880203e7',
  '8a00',
  '897e0080',
];

/** For a while: none of them tells an app that its token is worth nothing, after which it need not come back. */
export function webApiFault(random: Random): Parameters {
  const method = random.pick(['apps.connections.open', 'apps.connections.open', 'auth.test', 'chat.postMessage', '*']);
  const fault = random.pick([
    { kind: 'status', status: random.pick([408, 500, 503]) },
    { kind: 'rate-limited', retryAfterSeconds: random.pick([0, 1, 10, 30]) },
    { kind: 'error', error: random.pick(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']) },
    { kind: 'text', text: random.pick(['', '<html></html>', 'null', '[]', '{}', '{"ok":true}']) },
    { kind: 'delay', ms: 500 * (1 + random.below(40)) },
    { kind: 'never' },
  ]);
  return { method, fault };
}
