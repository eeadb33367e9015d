/** What `node:http` itself can do: posts body after body, signed each time, with the headers Slack sends, and reads each answer to its end. */

import { Agent, request } from 'node:http';
import { sign } from '../../mocks/slack/io/http/sign.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';
import { sampleBodies } from './sample-bodies.ts';

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
  {
    url,
    signingSecret,
    keepsConnections,
  }: { readonly url: string; readonly signingSecret: string; readonly keepsConnections: boolean },
): Arm {
  const agent = scope.own(new Agent({ keepAlive: keepsConnections }), (each) => each.destroy());
  const { hostname, port, pathname } = new URL(url);
  const nextBody = sampleBodies({ escapesSlashes: true });
  let settled = (): void => {};
  return {
    push() {
      const body = nextBody();
      const headers = slackHeaders(signingSecret, body);
      const outgoing = request({ hostname, port, path: pathname, method: 'POST', agent, headers });
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) settled();
        });
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
