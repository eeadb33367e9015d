/** url_verification: the first thing Slack asks of a Request URL (slack-protocol.md §2.3). Polls until the app has started. */

import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { urlVerification } from '../protocol/messages.ts';
import { sign } from './sign.ts';

const challenge = '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P';

/** Resolves to the number of tries it took. Rejects with the last answer where `signal` fires first. */
export async function verifyUrl(options: {
  readonly url: string;
  readonly signingSecret: string;
  readonly signal: AbortSignal;
}): Promise<number> {
  let last = 'never asked';
  for (let tries = 1; ; tries += 1) {
    if (options.signal.aborted) throw new Error(`Request URL not verified: ${last}`);
    last = await ask(options);
    if (last === 'verified') return tries;
    await pause(50);
  }
}

function ask({ url, signingSecret }: { readonly url: string; readonly signingSecret: string }): Promise<string> {
  const body = urlVerification(challenge);
  const timestamp = Math.floor(Date.now() / 1_000);
  return new Promise((resolve) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent: false,
        timeout: 3_000,
        headers: {
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          accept: '*/*',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(signingSecret, timestamp, body),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < 4_096) text += chunk;
        });
        response.on('end', () =>
          resolve(
            response.statusCode === 200 && isChallenge(text)
              ? 'verified'
              : `status ${response.statusCode}, body ${JSON.stringify(text.slice(0, 80))}`,
          ),
        );
        response.on('error', (error) => resolve(error.message));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 3 s')));
    outgoing.on('error', (error) => resolve(error.message));
    outgoing.end(body);
  });
}

/** Plain text, form or JSON: Slack takes all three. */
function isChallenge(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === challenge || trimmed === `challenge=${challenge}`) return true;
  try {
    return (JSON.parse(trimmed) as { readonly challenge?: unknown } | null)?.challenge === challenge;
  } catch {
    return false;
  }
}
