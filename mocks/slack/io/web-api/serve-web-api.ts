/** The Web API on a real socket. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createWebServer } from '../../../tls/create-web-server.ts';
import type { ShownCertificate } from '../../../tls/shown-certificate.ts';
import type { Observe } from '../../protocol/facts.ts';
import { loopback, ownNames, type Place, urlHost } from '../own-names.ts';
import type { WebApiControl } from '../slack-control.ts';
import { createWebApi, type HttpAnswer, type HttpRequest, LARGEST_BODY_BYTES, type WebApiOptions } from './web-api.ts';
import { createWebApiFaults } from './web-api-faults.ts';

export interface WebApiServer {
  /** `http://127.0.0.1:P/api/` (`https:` with TLS), as SDKs want it: with the slash. */
  readonly url: string;
  readonly port: number;
  readonly control: WebApiControl;
  /** Ends open connections too, at once. Idempotent. */
  close(): Promise<void>;
}

export interface ServeOptions extends Omit<WebApiOptions, 'takeFault'>, Place {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Serves https with the certificate that is shown at the moment. */
  readonly tls?: ShownCertificate | undefined;
}

/** Rejects where the port cannot be had. */
export async function serveWebApi(options: ServeOptions): Promise<WebApiServer> {
  const { host = loopback, port = 0, tls, observe } = options;
  const faults = createWebApiFaults();
  const answer = createWebApi({ ...options, takeFault: faults.take });
  // Slack's pools keep connections for longer than Node's 5 s, and a client must not meet one that closes as it writes
  const server = createWebServer(tls, { keepAliveTimeout: 75_000 });
  const strangerIn = createStrangers(options);
  server.on('request', (request, response) => {
    const stranger = strangerIn(request);
    if (stranger === undefined) return void serve(answer, request, response, observe);
    observe({ kind: 'api-called', method: '-', status: 403, ok: false, error: stranger });
    response.writeHead(403, { connection: 'close' }).end();
  });
  refuseOddities(server, observe);
  noteSilentClients(server, observe);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('Cannot serve the Web API: it has no port');
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  return {
    url: `http${tls === undefined ? '' : 's'}://${urlHost(host)}:${address.port}/api/`,
    port: address.port,
    control: faults.control,
    close() {
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}

/** What comes from a web page: no app sends an Origin, nor calls us by a name that is not ours. */
function createStrangers(place: Place): (request: IncomingMessage) => 'web_page' | 'strange_host' | undefined {
  const isOwn = ownNames(place);
  // A client names the same host in every call, and to parse a URL takes longer than to answer one
  let last: { readonly named: string | undefined; readonly isStrange: boolean } | undefined;
  return ({ headers: { origin, host: named } }) => {
    if (origin !== undefined) return 'web_page';
    if (last === undefined || last.named !== named) last = { named, isStrange: !isOwn(named) };
    return last.isStrange ? 'strange_host' : undefined;
  };
}

/** What Node refuses by itself becomes a fact too. */
function refuseOddities(server: Server, observe: Observe): void {
  const refused = (status: number, error: string) =>
    observe({ kind: 'api-called', method: '-', status, ok: false, error });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const code = error.code ?? 'unknown';
    const status = STATUS_OF.get(code) ?? 400;
    // A client that went away was not refused
    const isGone = !socket.writable || code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED';
    if (!isGone) {
      refused(status, code);
      socket.write(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    }
    socket.destroy();
  });
  server.on('connect', (_, socket: Duplex) => {
    refused(405, 'no_proxy');
    // From here on the socket is nobody's
    socket.on('error', () => {});
    if (socket.writable) socket.write('HTTP/1.1 405 Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    socket.destroy();
  });
  server.on('checkExpectation', (_, response) => {
    refused(417, 'unknown_expectation');
    response.writeHead(417, { connection: 'close', 'content-length': 0 }).end();
  });
  // Clients that do not like the certificate say so, or go away
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('ERR_SSL')) refused(0, error.code);
    else observe({ kind: 'tls-left' });
  });
}

/** Of TLS: in plaintext nothing is refused by leaving. */
function noteSilentClients(server: Server, observe: Observe): void {
  const asked = new WeakSet<Duplex>();
  server.on('request', ({ socket }) => void asked.add(socket));
  server.on('secureConnection', (socket: Duplex) => {
    socket.once('close', () => {
      if (!asked.has(socket)) observe({ kind: 'tls-left' });
    });
  });
}

const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

async function serve(
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  observe: Observe,
): Promise<void> {
  try {
    const bytes = await bytesOf(incoming);
    // A client that still writes would get a reset in place of its answer: let it finish
    incoming.resume();
    const request = toRequest(incoming, bytes);
    if (request === undefined) {
      observe({ kind: 'api-called', method: '-', status: 400, ok: false, error: 'bad_request' });
      outgoing.writeHead(400, { connection: 'close' }).end();
      return;
    }
    const { status, headers, body } = await answer(request);
    outgoing.writeHead(status, {
      ...headers,
      'content-length': Buffer.byteLength(body),
      ...(incoming.complete ? {} : { connection: 'close' }),
    });
    outgoing.end(body);
  } catch (error) {
    // A client that went away while its body was read needs no answer; all else is a fault of ours
    if (!incoming.errored && !outgoing.headersSent) {
      observe({ kind: 'api-called', method: '-', status: 500, ok: false, error: `fatal_error: ${String(error)}` });
      outgoing.writeHead(500, { connection: 'close' });
    }
    outgoing.end();
  }
}

/** One byte over the limit is enough to be refused; the rest is never held. By events: an iterator costs more than many a call. */
function bytesOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    const done = (): void => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    const take = (chunk: Buffer<ArrayBuffer>): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= LARGEST_BODY_BYTES) return;
      incoming.off('data', take);
      done();
    };
    incoming.on('data', take);
    incoming.once('end', done);
    incoming.once('error', reject);
  });
}

/** Undefined for what Slack has no answer to: TRACE, a target that is no path. */
function toRequest(
  { method: verb = 'GET', url = '/', headers }: IncomingMessage,
  bytes: HttpRequest['bytes'],
): HttpRequest | undefined {
  // What SDKs ask for is a plain path; all else is read as a URL is
  const target = /^(?:\/\w+(?:\.\w+)*)+$/.test(url)
    ? { pathname: url, search: '' }
    : URL.parse(url, 'http://slack.invalid');
  if (target === null || verb === 'TRACE') return undefined;
  return {
    verb,
    path: target.pathname,
    query: target.search.slice(1),
    contentType: headers['content-type'] ?? null,
    authorization: headers.authorization ?? null,
    agent: headers['user-agent'],
    host: headers.host,
    bytes: verb === 'GET' ? new Uint8Array() : bytes,
  };
}
