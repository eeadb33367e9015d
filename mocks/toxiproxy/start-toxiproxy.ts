import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { formatAddress } from './address.ts';
import { Control } from './control.ts';

export interface RunningToxiproxy {
  /** Of the API, without a slash at its end. */
  readonly url: string;
  /** Cuts every connection and frees every port. */
  close(): Promise<void>;
}

/**
 * Starts the embedded Toxiproxy in this process; port 0 takes a free one. Rejects with Node's own error where the
 * address cannot be had. It never opens a port on another interface than the one it is asked for.
 */
export async function startToxiproxy({ host = '127.0.0.1', port = 0 } = {}): Promise<RunningToxiproxy> {
  const control = new Control();
  const server = createServer((request, response) => {
    answer(control, request, response).catch(() => response.destroy());
  });
  // Longer than any client keeps an idle connection, so that no call meets a connection just being closed.
  server.keepAliveTimeout = 60_000;
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address();
  const boundPort = bound !== null && typeof bound === 'object' ? bound.port : port;
  return {
    url: `http://${formatAddress({ host, port: boundPort })}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, control.close()]);
    },
  };
}

/** Bytes: a thousand proxies with ten toxics each are less. */
const largestBody = 4_194_304;

async function answer(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // The agent is looked at first, as the real server does: what is refused anyway is not read
  if (request.headers['user-agent']?.startsWith('Mozilla/') === true) {
    response.writeHead(403).end('User agent not allowed\n');
    return;
  }
  const body = await read(request);
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end(`The body is longer than ${largestBody} bytes\n`);
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  const { status, body: answered } = await control.answer(request.method ?? '', decoded(path), body);
  if (answered === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
}

/** Undefined of one that is too large, of which nothing more is kept. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Decoded as a whole, like the real server's router: a name with a slash can be created, but not addressed. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
