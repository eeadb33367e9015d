import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface ApiAnswer {
  readonly status: number;
  // What a test expects of it is the parse.
  readonly body: unknown;
}

/** A client's socket and all that has come over it. */
export interface Peer {
  readonly socket: Socket;
  /** Everything received so far, as text. */
  received(): string;
  /** Resolves as soon as that much text has come; the text may already be there. */
  until(text: string): Promise<void>;
  /** Resolves to how it was closed; an answer to a connection that was refused is `ECONNREFUSED`. */
  readonly closed: Promise<'FIN' | string>;
  /** Sends and waits until it has come back; ms. */
  roundTrip(text: string): Promise<number>;
}

/** One server under test, an upstream, and what a conformance test does with them; `close` ends what the test left. */
export class ConformanceLab {
  readonly url: string;
  readonly #ends: (() => void)[] = [];
  readonly #proxies: string[] = [];

  constructor(url: string) {
    this.url = url;
  }

  async api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const response = await fetch(this.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  /** A name that no other test uses on this server. */
  name(): string {
    const name = `p-${process.pid}-${Math.random().toString(36).slice(2)}`;
    this.#proxies.push(name);
    return name;
  }

  /** An upstream that calls `serve` for each connection; its port. */
  async upstream(serve: (socket: Socket) => void): Promise<number> {
    const server: Server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      this.#ends.push(() => socket.destroy());
      socket.on('error', () => {});
      serve(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#ends.push(() => server.close());
    return (server.address() as AddressInfo).port;
  }

  /** A proxy before an echo server. */
  async echo(): Promise<{ name: string; port: number; path: string; upstream: number }> {
    const upstream = await this.upstream((socket) => socket.pipe(socket));
    const name = this.name();
    const port = await this.proxy(name, upstream);
    return { name, port, path: `/proxies/${name}`, upstream };
  }

  /** Its port. */
  async proxy(name: string, upstream: number): Promise<number> {
    const answer = await this.api('POST', '/proxies', {
      name,
      listen: '127.0.0.1:0',
      upstream: `127.0.0.1:${upstream}`,
    });
    return portOf(answer.body);
  }

  async toxic(path: string, toxic: Record<string, unknown>): Promise<void> {
    const { status, body } = await this.api('POST', `${path}/toxics`, toxic);
    if (status !== 200) throw new Error(`Cannot add a toxic: answered ${status} ${JSON.stringify(body)}, wanted 200`);
  }

  /** Connects; resolves also where that was refused. */
  async dial(port: number): Promise<Peer> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#ends.push(() => socket.destroy());
    const peer = watch(socket);
    await Promise.race([once(socket, 'connect').catch(() => {}), peer.closed]);
    return peer;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end();
    await Promise.all(this.#proxies.map((name) => this.api('DELETE', `/proxies/${name}`)));
  }
}

export function portOf(proxy: unknown): number {
  const { listen } = proxy as { listen: string };
  return Number(listen.split(':').at(-1));
}

export function watch(socket: Socket): Peer {
  let text = '';
  let ending = 'FIN';
  const waiting = new Set<() => void>();
  socket.on('data', (data: Buffer) => {
    text += data.toString('latin1');
    for (const check of waiting) check();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => (ending = error.code ?? error.message));
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(ending));
  });

  function until(wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!text.includes(wanted)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
      void closed.then((how) => reject(new Error(`Closed with ${how} after "${text}", wanted "${wanted}"`)));
    });
  }

  return {
    socket,
    received: () => text,
    until,
    closed,
    async roundTrip(sent) {
      const began = performance.now();
      socket.write(sent);
      await until(sent);
      return performance.now() - began;
    },
  };
}
