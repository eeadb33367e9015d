/** A page on loopback that shows what goes on and can steer it: its files, a stream of messages to it, and what it asks for. */

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readJson } from './read-json.ts';
import { refuseStrangers } from './refuse-strangers.ts';
import { RefusedError } from './refused-error.ts';

/** What the browser is given. */
export interface Page {
  readonly html: string;
  /** The modules that it draws in, by their paths. */
  readonly scripts: ReadonlyMap<string, string>;
}

export interface PageOptions {
  readonly page: Page;
  /** Somebody looks: `send` takes messages to them. Returns what ends the telling. */
  readonly watch: (send: (message: unknown) => void) => () => void;
  /** Does what the page asks for; what it returns is the answer. Throws `RefusedError` where it cannot be. */
  readonly act: (asked: unknown) => unknown;
}

export interface PageServer {
  /** With the token, without which nobody is answered. */
  readonly url: string;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Bytes that a reader may be behind before it is hung up on; a browser comes back by itself, and begins anew. */
const mostBehind = 4_194_304;

export async function servePage(options: PageOptions): Promise<PageServer> {
  const token = randomBytes(18).toString('base64url');
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      refuseStrangers(request.headers, { name: 'The page', hasPages: true });
      await serve(`${request.method} ${pathBehind(token, request.url ?? '')}`, { request, response, options });
    } catch (error) {
      const [status, why] = error instanceof RefusedError ? [error.status, error.message] : [500, sentenceOf(error)];
      if (!response.headersSent)
        send(response, { status, type: 'application/json', body: JSON.stringify({ error: why }) });
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function sentenceOf(error: unknown): string {
  return `The harness could not do that: ${(error as Error).message}`;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: PageOptions;
}

async function serve(what: string, { request, response, options: { page, watch, act } }: Call): Promise<void> {
  if (what === 'GET ') return send(response, { status: 200, type: 'text/html', body: page.html });
  if (what === 'GET stream') return stream(response, watch);
  if (what === 'POST acts') {
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      throw new RefusedError(415, 'The act is not sent as application/json');
    const answered = await act(await readJson(request));
    return send(response, { status: 200, type: 'application/json', body: JSON.stringify(answered ?? {}) });
  }
  const script = page.scripts.get(what.replace(/^GET /, ''));
  if (script === undefined) throw new RefusedError(404, 'There is no such page');
  return send(response, { status: 200, type: 'text/javascript', body: script });
}

/** The path after `/TOKEN/`. Throws `RefusedError` where the token is another one. */
function pathBehind(token: string, target: string): string {
  const [, given = '', path = ''] = /^\/([^/]*)\/(.*)$/.exec(target) ?? [];
  const [expected, got] = [Buffer.from(token), Buffer.from(given)];
  if (expected.length !== got.length || !timingSafeEqual(expected, got))
    throw new RefusedError(
      403,
      'The page is for whoever was told its whole address: expected the one that was printed',
    );
  return path;
}

/** Nothing from elsewhere is drawn in, no other page may frame this one, and its address is told to nobody. */
const guarded = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

function send(
  response: ServerResponse,
  { status, type, body }: { readonly status: number; readonly type: string; readonly body: string },
): void {
  response.writeHead(status, { ...guarded, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

/** Server-sent events, one JSON message each. */
function stream(response: ServerResponse, watch: PageOptions['watch']): void {
  response.writeHead(200, { ...guarded, 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const end = watch((message) => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
    if (response.writableLength > mostBehind) response.destroy();
  });
  response.once('close', end);
}
