/** What `node:http` itself can do: posts one body again and again, signed each time, with the headers Slack sends. */

import { Agent, request } from 'node:http';
import { sign } from '../../mocks/slack/io/http/sign.ts';
import { deliveryId } from '../../mocks/slack/protocol/payloads/delivery-id.ts';
import { message } from '../../mocks/slack/protocol/payloads/message.ts';
import { slackJson } from '../../mocks/slack/protocol/slack-json.ts';
import { placeOf } from '../../mocks/slack/protocol/workspace.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';

/** As long, to the byte, as those of the engine's events. */
export function sampleBody(): string {
  const n = 1_234_567;
  const ts = '1700000000.234567';
  return slackJson(message.payload({ id: deliveryId(message, n, ts), n, ts, place: placeOf(n), responseUrl: '' }), {
    escapesSlashes: true,
  });
}

export function slackHeaders(signingSecret: string, body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1_000);
  return {
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: '*/*',
    'accept-encoding': 'gzip,deflate',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(signingSecret, timestamp, body),
  };
}

export function openBareHttp(
  scope: Scope,
  { url, signingSecret }: { readonly url: string; readonly signingSecret: string },
): Arm {
  const agent = scope.own(new Agent({ keepAlive: true }), (each) => each.destroy());
  const { hostname, port, pathname } = new URL(url);
  const body = sampleBody();
  let settled = (): void => {};
  return {
    push() {
      const headers = slackHeaders(signingSecret, body);
      const outgoing = request({ hostname, port, path: pathname, method: 'POST', agent, headers });
      outgoing.on('response', (response) => {
        response.resume();
        if (response.statusCode === 200) settled();
      });
      // A receiver that is gone is told of by its process; a loop that is over needs no answer.
      outgoing.on('error', () => {});
      outgoing.end(body);
    },
    onSettled(listener) {
      settled = listener;
    },
  };
}
