/** Decides what a Web API call is answered: checks in Slack's order, then the method itself. */

import type { Fetched } from '../said-messages.ts';
import type { StoredMessage } from '../stored-message.ts';
import { effectOf } from './effect-of.ts';
import { hasArgument, textArgument } from './web-api-arguments.ts';
import { parseBody, parseFields } from './web-api-body.ts';
import type { Answer, Arguments, Call, TokenKind, WebApiMethod } from './web-api-call.ts';
import type { WebApiLimits } from './web-api-limits.ts';
import * as methods from './methods/registry.ts';
import { respond, respondTooMany, type WebApiResponse } from './web-api-response.ts';

const METHODS: ReadonlyMap<string, WebApiMethod> = new Map(
  Object.values(methods).map((method) => [method.method, method]),
);

/** Granted to the tokens; named on every answer in `x-oauth-scopes`, which clients check (slack-protocol.md §7). */
const SCOPES: Readonly<Record<TokenKind, string>> = {
  bot: [
    'app_mentions:read,channels:history,channels:join,channels:manage,channels:read,chat:write,commands,groups:history',
    'groups:read,im:history,im:read,im:write,mpim:history,mpim:read,pins:read,pins:write,reactions:read,reactions:write',
    'team:read,users.profile:read,users:read,users:read.email',
  ].join(','),
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
  readonly limits: WebApiLimits;
}

/** Never throws for anything that a request may hold. */
export async function answerCall(request: WebApiRequest, context: WebApiContext): Promise<WebApiResponse> {
  const escapesSlashes = context.policy.httpEscapesSlashes;
  const say = (answer: Answer) => respond(answer, { escapesSlashes });
  const method = METHODS.get(request.method);
  if (method === undefined) return say({ error: 'unknown_method', req_method: request.method.slice(0, 80) });
  if (request.verb !== 'POST' && !(method.reads && request.verb === 'GET')) return say({ error: 'insecure_request' });
  const body = await parseBody(request.contentType, request.bytes);
  if ('error' in body) return say({ error: body.error });
  const args = { ...parseFields(request.query), ...body.args };
  const token = tokenOf(request, method, body.args, context.tokens);
  if (token === 'unknown') return say({ error: 'invalid_auth' });
  if (token === undefined && method.tokens.length > 0) return say({ error: 'not_authed' });
  const headers = {
    ...(token === undefined ? {} : { 'x-oauth-scopes': SCOPES[token] }),
    ...(method.scopes.length === 0 ? {} : { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
  };
  if (token !== undefined && method.tokens.length > 0 && !method.tokens.includes(token))
    return respond({ error: 'not_allowed_token_type' }, { escapesSlashes, headers });
  const retryAfter = context.limits.takeTurn(method, args, context.nowMs);
  if (retryAfter !== undefined) return respondTooMany(retryAfter, { escapesSlashes, headers });
  const answer = missing(method, args) ?? method.answer({ ...context, args, token });
  if (answer.error === 'ratelimited') return respondTooMany(30, { escapesSlashes, headers });
  const text = textArgument(args, 'text')?.slice(0, 200);
  const fetched = method.tier === 'history' ? fetchedBy(answer, context) : [];
  const effect = answer.error === undefined ? effectOf(method.method, answer, { ...context, args }) : undefined;
  return {
    ...respond(warned(answer, body.warning), { escapesSlashes, headers }),
    ...(effect === undefined ? {} : { effect }),
    ...(fetched.length === 0 ? {} : { fetched }),
    ...(text === undefined ? {} : { text }),
  };
}

/** What the app learns of so that Slack did not have to send it: from here on it may answer it. */
function fetchedBy(answer: Answer, { memory, nowMs }: WebApiContext): readonly Fetched[] {
  const messages = (answer['messages'] ?? []) as readonly StoredMessage[];
  const fetched = memory.said.fetch(messages.map(({ ts }) => ts));
  for (const { event } of fetched) memory.answers.fetched(event, nowMs);
  return fetched;
}

/** `ok:false` with any error, whatever the call; `missing_scope` names scopes, as Slack does (slack-protocol.md §3.2). */
export function refuseCall(
  name: string,
  error: string,
  { escapesSlashes }: { escapesSlashes: boolean },
): WebApiResponse {
  const method = METHODS.get(name);
  const scopes =
    error === 'missing_scope' && method !== undefined
      ? { needed: method.scopes.join(','), provided: SCOPES[method.tokens[0] ?? 'bot'] }
      : {};
  return respond({ error, ...scopes }, { escapesSlashes });
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
