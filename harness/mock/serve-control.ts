/** The control API: its endpoints, their OpenAPI description, and the stream of facts. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownNames, urlHost } from '../../mocks/slack/io/own-names.ts';
import { readJson } from '../doors/read-json.ts';
import { refuseStrangers } from '../doors/refuse-strangers.ts';
import { RefusedError } from '../doors/refused-error.ts';
import { createFaultShelf } from './fault-shelf.ts';
import type { Told } from './feed.ts';
import { endpointFinder } from './find-endpoint.ts';
import type { Mock } from './start-mock.ts';

export interface ControlServer {
  /** `http://127.0.0.1:P`. */
  readonly url: string;
  /** Ends every fault and every stream. Idempotent. */
  close(): Promise<void>;
}

/** Bytes that a reader of the stream may be behind before it is hung up on. */
const mostBehind = 8_388_608;

/** Rejects where the port cannot be had. */
export async function serveControl(mock: Mock, { port }: { readonly port: number }): Promise<ControlServer> {
  const shelf = createFaultShelf();
  const ending = new AbortController();
  // Loaded when first asked: an app that starts waits for its Slack, and whoever breaks things comes later
  const load = async () => {
    const { controlEndpoints } = await import('./control-endpoints.ts');
    const endpoints = controlEndpoints(mock, shelf, ending.signal);
    return { ...endpoints, find: endpointFinder(endpoints.all) };
  };
  let loading: ReturnType<typeof load> | undefined;
  let url = '';
  const names = { isOwn: ownNames(mock.place), remedy: 'start the mock with --allow-host and that name' };
  const door = { name: 'The control API', hasPages: false, names };
  const server = createServer({ requireHostHeader: false }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, mock.place.host, resolve);
  });
  url = `http://${urlHost(mock.place.name)}:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      refuseStrangers(request.headers, door);
      const { path, query } = targetOf(request.url ?? '/');
      const { find, check, describe } = await (loading ??= load());
      if (path === '/openapi.json') return send(response, 200, describe(url));
      const { endpoint, segments } = find(request.method ?? '', path);
      if (endpoint.path === '/facts') return stream(mock, query, response);
      const body = endpoint.body === undefined ? undefined : check(endpoint, await readJson(request));
      send(response, 200, await endpoint.act({ body, segments, query }));
    } catch (error) {
      if (error instanceof RefusedError) send(response, error.status, { error: error.message });
      else send(response, 500, { error: `The mock could not do that: ${(error as Error).message}` });
    }
  }

  return {
    url,
    async close() {
      ending.abort();
      await shelf.endAll();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** A target is a path as a rule; clients that take this for a proxy send the whole URL. */
function targetOf(target: string): { readonly path: string; readonly query: URLSearchParams } {
  if (target.startsWith('/')) {
    const mark = target.indexOf('?');
    if (mark < 0) return { path: target, query: new URLSearchParams() };
    return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark)) };
  }
  const url = URL.parse(target);
  if (!url) throw new RefusedError(400, `"${target}" is no path`);
  return { path: url.pathname, query: url.searchParams };
}

function stream({ feed }: Mock, query: URLSearchParams, response: ServerResponse): void {
  const kinds = query.get('kinds')?.split(',');
  const isWanted = ({ kind }: Told) => kinds === undefined || kinds.includes(kind);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  // The head goes out before the first fact, so that a reader knows that it listens
  response.flushHeaders();
  const write = (told: Told) => {
    if (!isWanted(told)) return;
    response.write(`${JSON.stringify(told)}\n`);
    if (response.writableLength > mostBehind) response.destroy();
  };
  if (query.has('since')) for (const told of feed.since(Number(query.get('since')))) write(told);
  if (query.get('follow') === 'false') {
    response.end();
    return;
  }
  response.once('close', feed.follow(write));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
}
