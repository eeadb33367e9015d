/**
 * Slack's Web API as msw handlers: `getResponse(webApiHandlers(options), request)` answers in-process, `serveWebApi`
 * answers the same on a real socket. Every request is one `api-called` fact and one answer, whatever it holds.
 */

import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Observe } from '../protocol/facts.ts';
import { takeToken, type TokenBucket } from '../protocol/token-bucket.ts';
import { answerCall, respond, type WebApiResponse } from '../protocol/web-api-answer.ts';
import { WebApiMemory } from '../protocol/web-api-memory.ts';

export interface WebApiOptions {
  readonly tokens: { readonly bot: string; readonly app: string };
  /** Makes a ticket; called for apps.connections.open with a valid app token. The error `ratelimited` becomes a 429. */
  openConnection(): { readonly url: string } | { readonly error: string };
  readonly observe: Observe;
  /** Limit of apps.connections.open; sources disagree on Slack's own (slack-protocol.md §1.1). Default 60, in bursts of 20. */
  readonly connectionsOpenPerMinute?: number;
  readonly connectionsOpenBurst?: number;
}

/** Bytes of a request's body that are read; beyond, the answer is a 413. Events and views stay far below. */
export const LARGEST_BODY = 1_048_576;
/** A response_url works five times (docs.slack.dev/interactivity/handling-user-interaction). */
const RESPONSE_URL_USES = 5;
const API = '/api/';
const RESPONSE_URL = /^\/(?:commands|actions|app)\/.+/;

export function webApiHandlers(options: WebApiOptions): HttpHandler[] {
  const { observe, tokens, connectionsOpenPerMinute: perMinute = 60, connectionsOpenBurst: burst = 20 } = options;
  const memory = new WebApiMemory();
  let opens: TokenBucket | undefined;
  let calls = 0;

  const send = (method: string, response: WebApiResponse) => {
    const { status, ok, error, text, body, headers } = response;
    observe({
      kind: 'api-called',
      method: method.slice(0, 80),
      status,
      ok,
      ...(error === undefined ? {} : { error }),
      ...(text === undefined ? {} : { text }),
    });
    calls += 1;
    const requestId = calls.toString(16).padStart(32, '0');
    return new HttpResponse(body, { status, headers: { ...headers, 'x-slack-req-id': requestId } });
  };

  const takeTurn = (method: string, nowMs: number) => {
    if (method !== 'apps.connections.open') return undefined;
    const taken = takeToken(opens, { perMinute, burst }, nowMs);
    opens = taken.bucket;
    return taken.retryAfterSeconds;
  };

  return [
    http.all(
      ({ request }) => pathOf(request).startsWith(API),
      async ({ request }) => {
        const method = pathOf(request).slice(API.length);
        const bytes = await bytesOf(request);
        if (bytes === undefined) return send(method, respond({ error: 'request_too_large' }, {}, 413));
        const nowMs = Date.now();
        const response = await answerCall(
          {
            method,
            verb: request.method,
            contentType: request.headers.get('content-type'),
            authorization: request.headers.get('authorization'),
            query: new URL(request.url).search.slice(1),
            bytes,
          },
          {
            tokens,
            memory,
            nowMs,
            openConnection: () => options.openConnection(),
            takeTurn: (name) => takeTurn(name, nowMs),
          },
        );
        return send(method, response);
      },
    ),
    http.post(
      ({ request }) => RESPONSE_URL.test(pathOf(request)),
      ({ request }) => {
        const used = memory.useResponseUrl(pathOf(request)) > RESPONSE_URL_USES;
        return send('response_url', used ? respond({ error: 'used_url' }, {}, 404) : respond({}));
      },
    ),
    http.all(
      () => true,
      ({ request }) => send(pathOf(request), respond({ error: 'not_found' }, {}, 404)),
    ),
  ];
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}

/** Undefined where there are more than `LARGEST_BODY`. */
async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > LARGEST_BODY ? undefined : bytes;
}
