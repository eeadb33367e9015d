import { expect, test } from 'vitest';
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
  ['V5, empty', secret, 1760000000, '', 'v0=d70db17996295e190b09e0410e944ba5d8da1c8b174b3aae4946fdb4575a339e'],
])('sign() gives the recorded signature of %s', (_, key, timestamp, body, signature) => {
  expect(sign(key, timestamp, body)).toBe(signature);
});
