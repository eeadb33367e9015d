import { expect, test } from 'vitest';
import { letterWriter } from '../../protocol/delivery/letter-writer.ts';
import type { PayloadKind } from '../../protocol/payloads/payload-kind.ts';
import { documented } from '../../protocol/policy.ts';
import { slackJson } from '../../protocol/slack-json.ts';
import { httpRules } from '../../protocol/delivery/transport-rules.ts';
import { placeOf } from '../../protocol/workspace.ts';
import { sign } from './sign.ts';

const secret = '0123456789abcdef0123456789abcdef';

test.each([
  [
    'V1, the example of Slack’s documentation',
    '8f742231b10e8888abcd99yyyzzz85a5',
    1531420618,
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  ],
  [
    'V2, url_verification',
    secret,
    1760000000,
    '{"token":"mock","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}',
    'v0=847d591cf8bed0ecc9b0660eaabf384f6a3a10b91d345d11f32fbb8b4a90ae0b',
  ],
  [
    'V3, escaped body',
    secret,
    1760000000,
    String.raw`{"type":"event_callback","event":{"type":"message","text":"caf\u00e9 \ud83d\ude80 <https:\/\/example.com\/a|a>"}}`,
    'v0=10f046f25fc41155ab647d2b671b7be55192e79328a54c99d09c205d87687aa8',
  ],
  [
    'V4, form body',
    secret,
    1760000000,
    'payload=%7B%22type%22%3A%22block_actions%22%2C%22text%22%3A%22caf%5Cu00e9%22%7D',
    'v0=c6a209328f3db6f42f91984509a05ae9ae23c9765a3f5f2c43a796efd0b9d845',
  ],
  [
    'V3’, V3 parsed and written again without escapes',
    secret,
    1760000000,
    '{"type":"event_callback","event":{"type":"message","text":"café 🚀 <https://example.com/a|a>"}}',
    'v0=797f5456b9ae48b95ae9f63e801532926b2668ecd8d6187662bd020bfa27ac73',
  ],
  ['V5, empty', secret, 1760000000, '', 'v0=d70db17996295e190b09e0410e944ba5d8da1c8b174b3aae4946fdb4575a339e'],
])('§2.2 sign() gives the recorded signature of %s', (_, key, timestamp, body, signature) => {
  expect(sign(key, timestamp, body)).toBe(signature);
});

test('§2.2 an event is written as V3 has it, byte for byte, an interaction as V4', () => {
  const event = { type: 'event_callback', event: { type: 'message', text: 'café 🚀 <https://example.com/a|a>' } };
  const body = slackJson(event, { escapesSlashes: true });
  expect(Buffer.byteLength(body)).toBe(113);
  expect(sign(secret, 1760000000, body)).toBe('v0=10f046f25fc41155ab647d2b671b7be55192e79328a54c99d09c205d87687aa8');
  const kind: PayloadKind = {
    name: 'block-actions',
    envelopeType: 'interactive',
    naming: 'own',
    acceptsPayload: false,
    payload: () => ({ type: 'block_actions', text: 'café' }),
  };
  const write = letterWriter(httpRules(documented.values), documented.values);
  expect(write(kind, { id: 'own-1', n: 1, ts: '1.000000', place: placeOf(1), responseUrl: '' }).body).toBe(
    'payload=%7B%22type%22%3A%22block_actions%22%2C%22text%22%3A%22caf%5Cu00e9%22%7D',
  );
});
