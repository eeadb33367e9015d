import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { formatAddress, parseAddress, parseListen } from './address.ts';
import { ApiError } from './api-error.ts';
import { Connection } from './connection.ts';
import type { PlacedToxic } from './stub.ts';

export interface ProxySettings {
  readonly listen: string;
  readonly upstream: string;
  readonly enabled: boolean;
}

/** A listener, where it leads, its toxics and its live connections. */
export class Proxy {
  readonly name: string;
  readonly #toxics: PlacedToxic[] = [];
  readonly #connections = new Set<Connection>();
  #listen: string;
  #upstream: string;
  #server: Server | undefined;

  /** Not yet listening; `update` with `enabled` starts it. */
  constructor(name: string, { listen, upstream }: Pick<ProxySettings, 'listen' | 'upstream'>) {
    this.name = name;
    this.#listen = listen;
    this.#upstream = upstream;
  }

  get settings(): ProxySettings {
    return { listen: this.#listen, upstream: this.#upstream, enabled: this.#server !== undefined };
  }

  /** Upstream ones first, each stream in the order in which they were added. */
  get toxics(): readonly PlacedToxic[] {
    return ['upstream', 'downstream'].flatMap((stream) => this.#toxics.filter((toxic) => toxic.stream === stream));
  }

  toxic(name: string): PlacedToxic {
    const found = this.#toxics.find((toxic) => toxic.name === name);
    if (found === undefined) throw new ApiError(404, 'toxic not found');
    return found;
  }

  /** A changed address restarts it and cuts every connection. Throws `ApiError` 500 where it cannot listen. */
  async update({ listen, upstream, enabled }: ProxySettings): Promise<void> {
    if (this.differs({ listen, upstream })) {
      await this.stop();
      this.#listen = listen;
      this.#upstream = upstream;
    }
    if (!enabled) await this.stop();
    else if (this.#server === undefined) await this.#start();
  }

  differs({ listen, upstream }: Pick<ProxySettings, 'listen' | 'upstream'>): boolean {
    return formatAddress(parseListen(listen)) !== this.#listen || upstream !== this.#upstream;
  }

  /** Cuts every connection; resolves when the port is free. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    for (const connection of this.#connections) connection.cut();
    await closed;
  }

  addToxic(toxic: PlacedToxic): void {
    if (this.#toxics.some(({ name }) => name === toxic.name)) throw new ApiError(409, 'toxic already exists');
    this.#toxics.push(toxic);
    for (const connection of this.#connections) connection.add(toxic);
  }

  updateToxic(toxic: PlacedToxic, change: Partial<Pick<PlacedToxic, 'attributes' | 'toxicity'>>): void {
    Object.assign(toxic, change);
    for (const connection of this.#connections) connection.update(toxic);
  }

  removeToxic(toxic: PlacedToxic): void {
    this.#toxics.splice(this.#toxics.indexOf(toxic), 1);
    for (const connection of this.#connections) connection.remove(toxic);
  }

  async #start(): Promise<void> {
    const { host, port } = parseListen(this.#listen);
    const target = parseAddress(this.#upstream);
    const server = createServer({ noDelay: true, allowHalfOpen: true, pauseOnConnect: true }, (client) => {
      const connection = new Connection(
        client,
        target,
        () => this.#toxics,
        () => this.#connections.delete(connection),
      );
      this.#connections.add(connection);
    });
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (cause) {
      throw new ApiError(500, `listen tcp ${this.#listen}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    const bound = server.address();
    if (bound !== null && typeof bound === 'object')
      this.#listen = formatAddress({ host: bound.address, port: bound.port });
    this.#server = server;
  }
}
