/** How Slack answers over HTTP: headers, envelope, escaping (slack-protocol.md §3.2). */

import type { Answered } from '../answer-book.ts';
import type { EffectKind } from '../facts.ts';
import type { Fetched } from '../said-messages.ts';
import { slackJson } from '../slack-json.ts';
import type { Answer } from './web-api-call.ts';

export interface WebApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ok: boolean;
  readonly error?: string;
  /** Of a 429. */
  readonly retryAfter?: number;
  /** What it answers of all that Slack delivered. */
  readonly effect?: Effect;
  /** The events whose messages it read for the first time. */
  readonly fetched?: readonly Fetched[];
  /** The call's `text`, which shows the app's own effect; at most 200 characters. */
  readonly text?: string;
}

export interface Effect extends Answered {
  readonly by: EffectKind;
  /** What it showed; the same one twice is the same answer twice. */
  readonly shown: string;
}

export interface ResponseOptions {
  readonly escapesSlashes: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 200, by default: meaningful status codes are 200 and 429 only. */
export function respond(answer: Answer, { escapesSlashes, status = 200, headers }: ResponseOptions): WebApiResponse {
  const { error } = answer;
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...headers,
    },
    body: slackJson({ ok: error === undefined, ...answer }, { escapesSlashes }),
    ok: error === undefined,
    ...(error === undefined ? {} : { error }),
  };
}

/** 429 with the JSON that Python's SDK needs (slack-protocol.md §3.2). `seconds`: whole. */
export function respondTooMany(seconds: number, { escapesSlashes, headers }: ResponseOptions): WebApiResponse {
  const retryAfter = { ...headers, 'retry-after': String(seconds) };
  return {
    ...respond({ error: 'ratelimited' }, { escapesSlashes, status: 429, headers: retryAfter }),
    retryAfter: seconds,
  };
}
