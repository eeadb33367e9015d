/** The control API on loopback: its endpoints, their OpenAPI description, and the stream of facts. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { allSlackFaults } from '../../mocks/slack/faults/index.ts';
import type { Endpoint } from './endpoint.ts';
import { eventEndpoints } from './event-endpoints.ts';
import { faultEndpoints } from './fault-endpoints.ts';
import { createFaultShelf } from './fault-shelf.ts';
import type { Told } from './feed.ts';
import { openapi } from './openapi.ts';
import { RefusedError } from './refused-error.ts';
import { policyEndpoints } from './policy-endpoints.ts';
import { sightEndpoints } from './sight-endpoints.ts';
import type { Mock } from './start-mock.ts';
import { strikeEndpoints } from './strike-endpoints.ts';

export interface ControlServer {
  /** `http://127.0.0.1:P`. */
  readonly url: string;
  /** Ends every fault and every stream. Idempotent. */
  close(): Promise<void>;
}

const largestBody = 65_536;
/** Bytes that a reader of the stream may be behind before it is hung up on. */
const mostBehind = 8_388_608;

/** Rejects where the port cannot be had. */
export async function serveControl(mock: Mock, { port }: { readonly port: number }): Promise<ControlServer> {
  const shelf = createFaultShelf();
  const ending = new AbortController();
  const endpoints = [
    ...sightEndpoints(mock, shelf),
    ...eventEndpoints(mock, ending.signal),
    ...strikeEndpoints(mock, ending.signal),
    ...faultEndpoints(mock, shelf, allSlackFaults),
    ...policyEndpoints(mock),
  ];
  let url = '';
  const server = createServer({ requireHostHeader: false }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      refuseStrangers(request);
      const target = URL.parse(request.url ?? '/', url);
      if (!target) throw new RefusedError(400, `"${request.url}" is no path`);
      if (target.pathname === '/openapi.json') return send(response, 200, openapi(endpoints, url));
      const found = find(endpoints, request.method ?? '', target.pathname);
      if (found.endpoint.path === '/facts') return stream(mock, target.searchParams, response);
      const body = found.endpoint.body === undefined ? undefined : check(found.endpoint.body, await read(request));
      send(response, 200, await found.endpoint.act({ body, segments: found.segments, query: target.searchParams }));
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

/** A web page in the user's browser can reach loopback: what names another host, or comes from a page, is none of ours. */
function refuseStrangers({ headers }: IncomingMessage): void {
  const hostname = URL.parse(`http://${headers.host ?? ''}`)?.hostname;
  if (hostname === undefined || hostname === '')
    throw new RefusedError(400, 'The request names no host: expected one like 127.0.0.1:8081');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || headers.origin !== undefined)
    throw new RefusedError(403, 'The control API answers programs on this machine only');
}

function find(
  endpoints: readonly Endpoint[],
  verb: string,
  path: string,
): { readonly endpoint: Endpoint; readonly segments: Readonly<Record<string, string>> } {
  const onPath = endpoints.flatMap((endpoint) => {
    const groups = new RegExp(`^${endpoint.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    return groups ? [{ endpoint, segments: { ...groups.groups } }] : [];
  });
  const found = onPath.find(({ endpoint }) => endpoint.verb === verb);
  if (found) return found;
  if (onPath.length > 0)
    throw new RefusedError(405, `${path} takes ${onPath.map(({ endpoint }) => endpoint.verb).join(', ')}, not ${verb}`);
  const list = endpoints.map((endpoint) => `${endpoint.verb} ${endpoint.path}`).join(', ');
  throw new RefusedError(404, `There is no ${path}: expected one of ${list}, GET /openapi.json`);
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += chunk;
    if (text.length > largestBody) throw new RefusedError(413, `The body is longer than ${largestBody} bytes`);
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RefusedError(400, `The body is no JSON: ${(error as Error).message}`);
  }
}

function check(schema: z.ZodType, body: unknown): unknown {
  const { success, data, error } = schema.safeParse(body);
  if (!success) throw new RefusedError(400, `The body is not as expected: ${z.prettifyError(error)}`);
  return data;
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
