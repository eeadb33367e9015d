/** The Web API's handlers on a real socket: node:http request → Request → msw → Response → node:http response. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getResponse, type HttpHandler } from 'msw';
import { LARGEST_BODY, webApiHandlers, type WebApiOptions } from './web-api.ts';

export interface WebApiServer {
  /** `http://127.0.0.1:P/api/`, as SDKs want it: with the slash. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections too, at once. Idempotent. */
  close(): Promise<void>;
}

/** Rejects where the port cannot be had. `port` 0, the default, takes a free one. */
export async function serveWebApi(
  options: WebApiOptions & { readonly host?: string; readonly port?: number },
): Promise<WebApiServer> {
  const { host = '127.0.0.1', port = 0 } = options;
  const handlers = webApiHandlers(options);
  // Slack's pools keep connections for longer than Node's 5 s, and a client must not meet one that closes as it writes
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    void serve(handlers, request, response);
  });
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
    url: `http://${host}:${address.port}/api/`,
    port: address.port,
    close() {
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}

async function serve(handlers: HttpHandler[], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const body = await bytesOf(incoming);
    // A client that still writes would see a reset in place of its answer: let it finish
    incoming.resume();
    const request = toRequest(incoming, body);
    if (request === undefined) {
      outgoing.writeHead(400, { connection: 'close' }).end();
      return;
    }
    const response = await getResponse(handlers, request);
    if (response === undefined) throw new TypeError('Cannot answer: no handler took the request');
    const answer = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      'content-length': answer.length,
      ...(incoming.complete ? {} : { connection: 'close' }),
    });
    outgoing.end(answer);
  } catch {
    // The client went away while its body was read or its answer written: there is no one to tell
    outgoing.destroy();
  }
}

/** One byte over the limit is enough for the handlers to refuse; the rest is never held. */
async function bytesOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BODY) break;
  }
  return Buffer.concat(chunks);
}

/** Undefined for what fetch cannot say: TRACE, a target that is no path, a header that is no byte string. */
function toRequest(incoming: IncomingMessage, body: Buffer<ArrayBuffer>): Request | undefined {
  try {
    const verb = incoming.method ?? 'GET';
    const headers = new Headers();
    for (const [name, values] of Object.entries(incoming.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value);
    }
    const hasBody = verb !== 'GET' && verb !== 'HEAD';
    return new Request(new URL(incoming.url ?? '/', 'http://slack.invalid'), {
      method: verb,
      headers,
      ...(hasBody ? { body } : {}),
    });
  } catch {
    return undefined;
  }
}
