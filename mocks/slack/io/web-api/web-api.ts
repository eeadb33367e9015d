/** Slack's Web API, by what HTTP requests say. Every request is one `api-called` fact and one answer, whatever it holds. */

import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Observe } from '../../protocol/facts.ts';
import { documented, type PolicyValues } from '../../protocol/policy.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { answerCall, refuseCall } from '../../protocol/web-api/web-api-answer.ts';
import { createWebApiLimits } from '../../protocol/web-api/web-api-limits.ts';
import { respond, respondTooMany, type WebApiResponse } from '../../protocol/web-api/web-api-response.ts';
import { answerResponseUrl } from '../../protocol/web-api/web-api-response-url.ts';
import type { WebApiFault } from '../slack-control.ts';

export interface WebApiOptions {
  readonly tokens: { readonly bot: string; readonly app: string };
  /**
   * Makes a ticket; called for apps.connections.open with a valid app token. The error `ratelimited` becomes a 429. `host`: how the
   * client calls this Slack.
   */
  openConnection(host: string | undefined): { readonly url: string } | { readonly error: string };
  readonly observe: Observe;
  /** Default: Slack as documented. */
  readonly policy?: PolicyValues;
  /** Shared with what issues triggers and response_urls. Default: an empty one, to which every trigger and response_url is unknown. */
  readonly memory?: SlackMemory;
  /** Wall clock, ms. Default: `Date.now`. */
  readonly nowMs?: () => number;
  /** The fault that this call meets, if any. Default: none. */
  readonly takeFault?: (method: string) => WebApiFault | undefined;
}

/** An HTTP request, its body read. */
export interface HttpRequest {
  readonly verb: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly contentType: string | null;
  readonly authorization: string | null;
  /** What the client calls itself. */
  readonly agent?: string | undefined;
  /** How the client calls us, with the port. */
  readonly host?: string | undefined;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bytes of a request's body that are read; beyond, the answer is a 413. Events and views stay far below. */
export const LARGEST_BODY_BYTES = 1_048_576;
const API = '/api/';
const RESPONSE_URL = 'response_url';
const byFault = { isByFault: true } as const;
const RESPONSE_URL_PATH = /^\/(?:commands|actions|app)\/.+/;

/** Its answer never comes where the fault `never` is on. */
export function createWebApi(options: WebApiOptions): (request: HttpRequest) => Promise<HttpAnswer> {
  const { observe, tokens, policy = documented.values, memory = new SlackMemory(), nowMs = Date.now } = options;
  // Knobs may be set while it runs
  const escapes = () => ({ escapesSlashes: policy.httpEscapesSlashes });
  const limits = createWebApiLimits(policy);
  const send = createSend(observe);

  /** What a fault makes of the call; `act` is the call itself. */
  const met = async (
    method: string,
    act: () => WebApiResponse | Promise<WebApiResponse>,
    made: Made = {},
  ): Promise<HttpAnswer> => {
    const fault = options.takeFault?.(method);
    if (fault !== undefined) observe({ kind: 'fault-met', fault: 'web-api' });
    switch (fault?.kind) {
      case undefined:
        return send(method, await act(), made);
      case 'delay': {
        const answer = send(method, await act(), made);
        await pause(fault.ms, undefined, { ref: false });
        return answer;
      }
      case 'never':
        observe({ kind: 'api-called', method, status: 0, ok: false, error: 'never_answered', ...made, ...byFault });
        return new Promise<never>(() => {});
      case 'status':
        return send(method, fromLoadBalancer(fault.status), { ...made, ...byFault });
      case 'text':
        return send(method, plainText(fault.text), { ...made, ...byFault });
      case 'rate-limited':
        return send(method, respondTooMany(fault.retryAfterSeconds, escapes()), { ...made, ...byFault });
      case 'error':
        return send(method, refuseCall(method, fault.error, escapes()), { ...made, ...byFault });
      default:
        throw new TypeError(`Cannot answer ${method}: no such fault`, { cause: fault satisfies never });
    }
  };

  return async (request) => {
    const { path, verb, bytes, contentType, authorization, query, agent, host } = request;
    const method = nameOf(request);
    if (method === undefined) return send(path, respond({ error: 'not_found' }, { ...escapes(), status: 404 }));
    if (bytes.length > LARGEST_BODY_BYTES)
      return send(method, respond({ error: 'request_too_large' }, { ...escapes(), status: 413 }));
    if (method === RESPONSE_URL)
      return met(method, () => answerResponseUrl({ path, contentType, bytes }, { memory, policy, nowMs: nowMs() }));
    return met(
      method,
      () =>
        answerCall(
          { method, verb, contentType, authorization, query, bytes },
          { tokens, memory, policy, limits, nowMs: nowMs(), openConnection: () => options.openConnection(host) },
        ),
      { ...fingerprint(bytes), ...(agent === undefined ? {} : { agent }) },
    );
  };
}

/** Of a call, what facts tell of its making. */
interface Made {
  readonly call?: string;
  readonly agent?: string;
}

/** An app has one or two; one that makes up a name for each call has told enough. */
const mostAgents = 4;

/** Observes each answer as it leaves, and gives it Slack's request id. */
function createSend(
  observe: Observe,
): (method: string, response: WebApiResponse, cause?: Made & { readonly isByFault?: true }) => HttpAnswer {
  let calls = 0;
  const agents = new Set<string>();
  return (
    method,
    { status, ok, error, text, body, headers, retryAfter, effect, fetched = [] },
    { agent, ...cause } = {},
  ) => {
    const isNew = agent !== undefined && !agents.has(agent) && agents.size < mostAgents;
    if (isNew) agents.add(agent);
    observe({
      kind: 'api-called',
      method: method.slice(0, 80),
      status,
      ok,
      ...(error === undefined ? {} : { error }),
      ...(text === undefined ? {} : { text }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...cause,
      ...(isNew ? { agent: agent.slice(0, 160) } : {}),
      ...(effect && effect.maybe.length > 0 ? { mayAnswer: effect.maybe } : {}),
    });
    for (const event of effect?.events ?? [])
      observe({ kind: 'effect', event, by: effect?.by ?? 'post', method, text: effect?.shown.slice(0, 200) ?? '' });
    for (const { event, ts } of fetched) observe({ kind: 'fetched', event, ts, method });
    calls += 1;
    return { status, body, headers: { ...headers, 'x-slack-req-id': calls.toString(16).padStart(32, '0') } };
  };
}

/** `chat.postMessage`, or `response_url`; undefined where the path is none of Slack's. */
function nameOf({ verb, path }: HttpRequest): string | undefined {
  if (path.startsWith(API)) return path.slice(API.length);
  return verb === 'POST' && RESPONSE_URL_PATH.test(path) ? RESPONSE_URL : undefined;
}

function fingerprint(bytes: Uint8Array): Made {
  return bytes.length === 0 ? {} : { call: hash('sha256', bytes, 'base64url').slice(0, 8) };
}

function plainText(body: string): WebApiResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body, ok: false };
}

/** Not Slack's JSON: what stands before Slack answered. */
function fromLoadBalancer(status: number): WebApiResponse {
  const body = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body, ok: false };
}
