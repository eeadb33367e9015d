/** A user's app over HTTP without an SDK: verifies, answers 200 at once, then works. Runs as a process. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Behaviour } from './behaviours/behaviour.ts';
import { catchUp, type CatchUp } from './catch-up.ts';
import { believe } from './believe.ts';
import { taskOf } from './protocol/task-of.ts';
import { isMain } from './is-main.ts';
import { runApp, type StartedApp } from './run-app.ts';
import { spoilConnections } from './spoil-connections.ts';
import { UsageError, type Settings } from './settings.ts';
import { workInHand } from './work-in-hand.ts';

const PATH = '/slack/events';
/** Over HTTP nothing tells an app that Slack brings it nothing: one that catches up looks of itself. */
const FETCHES_EVERY_MS = 5_000;
/** Slack's events stay below; a body that is longer is not read to its end. */
const LARGEST_BODY_BYTES = 5_000_000;

/** Listens on 127.0.0.1:PORT. Rejects where the port is taken. */
export async function startHttpApp(settings: Settings): Promise<StartedApp> {
  const secret = settings.need('SLACK_SIGNING_SECRET');
  const port = Number(settings.need('PORT'));
  if (!(port >= 1 && port <= 65_535)) {
    throw new UsageError(`Cannot start: PORT is "${settings.need('PORT')}", expected 1 to 65535`);
  }
  const work = workInHand(settings);
  const inbox = catchUp(settings, work);
  const { behaviour } = settings;
  const { listensAgainAfterMs } = behaviour;
  const spoil = spoilConnections(behaviour.connections);
  const eventCame = idleStop(settings, () => {
    close(server);
    if (listensAgainAfterMs !== undefined) setTimeout(() => server.listen(port, '127.0.0.1'), listensAgainAfterMs);
  });
  const server = createServer((request, response) => {
    void answer({ request, response, secret, behaviour, inbox, spoil, eventCame });
  });
  if (behaviour.exitsWhenLinkEnds) exitWhenLinkEnds(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const looks = setInterval(() => void inbox.fetch(), FETCHES_EVERY_MS);
  return {
    isReady: () => server.listening,
    async stop() {
      clearInterval(looks);
      server.close();
      await work.finish();
      close(server);
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly secret: string;
  readonly behaviour: Behaviour;
  readonly inbox: CatchUp;
  readonly spoil: ReturnType<typeof spoilConnections>;
  eventCame(): void;
}

async function answer({ request, response, secret, behaviour, inbox, spoil, eventCame }: Exchange): Promise<void> {
  const { signatures, atOddBodies, refusesWith = 500 } = behaviour;
  const body = behaviour.readsFirstPieceOnly ? await firstPieceOf(request) : await bodyOf(request);
  if (body === undefined) return;
  if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) return say(response, 404);
  const signed = {
    secret,
    timestamp: one(request.headers['x-slack-request-timestamp']),
    signature: one(request.headers['x-slack-signature']),
    body,
    isForm: one(request.headers['content-type'])?.includes('form') ?? false,
    nowSeconds: Date.now() / 1_000,
  };
  if (!believe(signed, signatures)) return say(response, 401);
  const payload = parse(body, {
    contentType: one(request.headers['content-type']),
    isSplitLate: behaviour.splitsFormsLate,
  });
  if (payload === undefined && atOddBodies === 'crash') throw new TypeError('the body has no type');
  if (payload === undefined && atOddBodies === 'hang') return;
  if (payload?.['type'] === 'app_rate_limited' && behaviour.exitsAtRateLimitNotice) process.exit(1);
  if (payload?.['type'] === 'url_verification') {
    return say(response, 200, JSON.stringify({ challenge: payload['challenge'] }));
  }
  const task = payload && taskOf(payload);
  // Signed and none (ssl_check, app_rate_limited): nothing to do, and nothing for Slack to repeat
  if (task === undefined) return say(response, 200);
  eventCame();
  const spoilt = spoil(request, response);
  if (spoilt === 'dropped') return;
  const whole = task.answer === undefined ? '' : JSON.stringify(task.answer);
  const json = behaviour.breaksItsJson ? whole.slice(0, -1) : whole;
  inbox.receive({
    task,
    retry: Number(one(request.headers['x-slack-retry-num']) ?? 0),
    answer: (kind) => {
      if (spoilt === 'begun') return;
      if (kind === 'ack') say(response, 200, json);
      else say(response, refusesWith);
    },
  });
}

function say(response: ServerResponse, status: number, json = ''): void {
  response.writeHead(status, json === '' ? {} : { 'content-type': 'application/json' }).end(json);
}

/** Undefined where the client went away or sent too much. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST_BODY_BYTES) return undefined;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Whatever comes first, as TCP happened to cut it; undefined where nothing does. */
async function firstPieceOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const [piece] = (await once(request, 'data').catch(() => [])) as readonly Buffer[];
  request.resume();
  return piece;
}

/** Events are JSON; commands are a form, interactions a form around JSON. */
function parse(
  body: Buffer,
  {
    contentType = '',
    isSplitLate = false,
  }: { readonly contentType?: string | undefined; readonly isSplitLate?: boolean | undefined },
): Readonly<Record<string, unknown>> | undefined {
  const fields = isSplitLate ? fieldsOfDecoded : fieldsOf;
  const form = contentType.includes('form') ? fields(body.toString()) : undefined;
  if (form && form['payload'] === undefined) return form;
  try {
    const value: unknown = JSON.parse(form?.['payload'] ?? body.toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOf(form: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(form));
}

function fieldsOfDecoded(form: string): Readonly<Record<string, string>> {
  const decoded = decodeURIComponent(form.replaceAll('+', ' '));
  return Object.fromEntries(decoded.split('&').map((field) => field.split('=').slice(0, 2)));
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** To be called at each event: runs `stop`, the first time only, once none came for as long as the behaviour bears. */
function idleStop({ behaviour: { stopsWhenIdleMs } }: Settings, stop: () => void): () => void {
  if (stopsWhenIdleMs === undefined) return () => {};
  let timer: NodeJS.Timeout | undefined;
  let hasStopped = false;
  return () => {
    clearTimeout(timer);
    if (hasStopped) return;
    timer = setTimeout(() => {
      hasStopped = true;
      stop();
    }, stopsWhenIdleMs);
  };
}

/**
 * Once anything was answered. A connection that never carried a request counts too: that is how one looks whose bytes a
 * partition swallowed.
 */
function exitWhenLinkEnds(server: Server): void {
  const answered = new WeakSet<object>();
  let hasAnswered = false;
  server.on('request', ({ socket }, response) => {
    response.on('finish', () => {
      answered.add(socket);
      hasAnswered = true;
    });
  });
  server.on('connection', (socket) => {
    socket.on('close', () => {
      if (hasAnswered && server.listening && !answered.has(socket)) process.exit(1);
    });
  });
}

if (isMain(import.meta.url)) await runApp(startHttpApp);
