/** Decides what a Web API call is answered: checks in Slack's order, then the method itself. */

import { hasArgument, textArgument } from './web-api-arguments.ts';
import { parseBody, parseFields } from './web-api-body.ts';
import type { Answer, Arguments, Call, TokenKind, WebApiMethod } from './web-api-call.ts';
import * as methods from './web-api-methods/registry.ts';
import { slackJson } from './slack-json.ts';

const METHODS: ReadonlyMap<string, WebApiMethod> = new Map(
  Object.values(methods).map((method) => [method.method, method]),
);

/** Granted to the tokens; told on every answer as `x-oauth-scopes`, which clients check (slack-protocol.md §7). */
const SCOPES: Readonly<Record<TokenKind, string>> = {
  bot: 'app_mentions:read,channels:history,channels:read,chat:write,commands,groups:history,groups:read,im:history,im:read,im:write,mpim:history,mpim:read,reactions:read,reactions:write,team:read,users:read',
  app: 'connections:write,authorizations:read',
};

/** An HTTP request to the Web API, its body read. */
export interface WebApiRequest {
  /** `chat.postMessage`, as the URL names it. */
  readonly method: string;
  readonly verb: string;
  readonly contentType: string | null;
  readonly authorization: string | null;
  /** Without `?`. Slack takes arguments from it, but never the token. */
  readonly query: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface WebApiContext extends Omit<Call, 'args' | 'token'> {
  readonly tokens: Readonly<Record<TokenKind, string>>;
  /** Whole seconds to wait where this method is over its limit. */
  takeTurn(method: string): number | undefined;
}

export interface WebApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ok: boolean;
  readonly error?: string;
  /** The call's `text`, which shows the app's own effect; at most 200 characters. */
  readonly text?: string;
}

/** Never throws for anything that a request may hold. */
export async function answerCall(request: WebApiRequest, context: WebApiContext): Promise<WebApiResponse> {
  const method = METHODS.get(request.method);
  if (method === undefined) return respond({ error: 'unknown_method', req_method: request.method.slice(0, 80) });
  if (request.verb !== 'POST' && !(method.reads && request.verb === 'GET'))
    return respond({ error: 'insecure_request' });
  const body = await parseBody(request.contentType, request.bytes);
  if ('error' in body) return respond({ error: body.error });
  const args = { ...parseFields(request.query), ...body.args };
  const token = tokenOf(request, method, body.args, context.tokens);
  if (token === undefined) return respond({ error: 'not_authed' });
  if (token === 'unknown') return respond({ error: 'invalid_auth' });
  const headers = {
    'x-oauth-scopes': SCOPES[token],
    ...(method.scopes.length === 0 ? {} : { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
  };
  if (!method.tokens.includes(token)) return respond({ error: 'not_allowed_token_type' }, headers);
  const retryAfter = context.takeTurn(method.method);
  if (retryAfter !== undefined) return tooMany(retryAfter, headers);
  const answer = missing(method, args) ?? method.answer({ ...context, args, token });
  if (answer.error === 'ratelimited') return tooMany(30, headers);
  const text = textArgument(args, 'text')?.slice(0, 200);
  return { ...respond(warned(answer, body.warning), headers), ...(text === undefined ? {} : { text }) };
}

export function respond(answer: Answer, headers: Readonly<Record<string, string>> = {}, status = 200): WebApiResponse {
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
    body: slackJson({ ok: error === undefined, ...answer }, { escapesSlashes: true }),
    ok: error === undefined,
    ...(error === undefined ? {} : { error }),
  };
}

function tooMany(seconds: number, headers: Readonly<Record<string, string>>): WebApiResponse {
  return respond({ error: 'ratelimited' }, { ...headers, 'retry-after': String(seconds) }, 429);
}

function tokenOf(
  { authorization }: WebApiRequest,
  method: WebApiMethod,
  bodyArgs: Arguments,
  tokens: WebApiContext['tokens'],
): TokenKind | 'unknown' | undefined {
  const header = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  const token = header ?? (method.headerTokenOnly ? undefined : textArgument(bodyArgs, 'token'));
  if (token === undefined) return undefined;
  if (token === tokens.bot) return 'bot';
  return token === tokens.app ? 'app' : 'unknown';
}

function missing(method: WebApiMethod, args: Arguments): Answer | undefined {
  const absent = (method.needs ?? []).filter((name) => !hasArgument(args, name));
  if (absent.length === 0) return undefined;
  return {
    error: 'invalid_arguments',
    response_metadata: { messages: absent.map((name) => `[ERROR] missing required field: ${name}`) },
  };
}

function warned(answer: Answer, warning: string | undefined): Answer {
  if (warning === undefined) return answer;
  const metadata = answer['response_metadata'];
  return {
    ...answer,
    warning,
    response_metadata: { ...(typeof metadata === 'object' ? metadata : {}), warnings: [warning] },
  };
}
