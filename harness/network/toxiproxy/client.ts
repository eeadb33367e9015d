import { Proxy, Toxic, Toxiproxy } from 'toxiproxy-node-client';
import { HttpClient } from 'toxiproxy-node-client/dist/HttpClient.js';
import { callWithDeadline, type DeadlineHttpOptions, ToxiproxyRefusal } from './deadline-http.ts';

export type Stream = 'upstream' | 'downstream';
type ToxicType = 'latency' | 'bandwidth' | 'slow_close' | 'timeout' | 'reset_peer' | 'slicer' | 'limit_data';

export interface ProxyState {
  readonly name: string;
  /** `host:port` */
  readonly listen: string;
  /** `host:port` */
  readonly upstream: string;
  readonly enabled: boolean;
}

export interface ToxicState {
  readonly name: string;
  readonly type: ToxicType;
  readonly stream: Stream;
  readonly attributes: Readonly<Record<string, number>>;
}

/**
 * The calls the harness needs. Each rejects with `ToxiproxyRefusal` where the server answered no, and with another error
 * where it did not answer within the deadline.
 */
export interface ToxiproxyClient {
  readonly url: string;
  version(): Promise<string>;
  proxyNames(): Promise<readonly string[]>;
  /** Resolves to the address it listens on, the port filled in. */
  createProxy(proxy: ProxyState): Promise<string>;
  updateProxy(proxy: ProxyState): Promise<void>;
  /** Content where there is none of that name. */
  removeProxy(name: string): Promise<void>;
  /** With toxicity 1: all chance lives in the harness. */
  addToxic(proxy: string, toxic: ToxicState): Promise<void>;
  /** Changes its attributes; live connections are kept. Content where there is none of that name. */
  updateToxic(proxy: string, toxic: ToxicState): Promise<void>;
  /** Content where there is none of that name. */
  removeToxic(proxy: string, toxic: string): Promise<void>;
}

export interface ClientOptions {
  /** Of the API, e.g. `http://127.0.0.1:8474`. */
  readonly url: string;
  /** Default 10,000: the real server may rightly take 5 s to remove a toxic from a link that is stuck. */
  readonly deadlineMs?: number;
  /** Default: none. */
  readonly token?: string | undefined;
}

export function connectToxiproxy({ url, deadlineMs = 10_000, token }: ClientOptions): ToxiproxyClient {
  const api = new DeadlineHttp({ deadlineMs, token });
  const server = new Toxiproxy(url.replace(/\/+$/, ''));
  server.api = api;

  /** A handle for its path only, the name encoded (the package does not encode); it asks the server nothing. */
  const proxyHandle = (name: string) =>
    new Proxy(server, { name: encodeURIComponent(name), listen: '', upstream: '', enabled: true, toxics: [] });

  const toxicHandle = (proxy: string, name: string) =>
    new Toxic(api, proxyHandle(proxy).getPath(), {
      name: encodeURIComponent(name),
      type: 'latency',
      stream: 'downstream',
      toxicity: 1,
      attributes: {},
    });

  return {
    url: server.host,
    async version() {
      const parsed: unknown = JSON.parse(await server.getVersion());
      return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
    },
    proxyNames: async () => Object.keys(await server.getAll()),
    createProxy: async (proxy) => (await server.createProxy({ ...proxy })).listen,
    async updateProxy({ name, listen, upstream, enabled }) {
      await proxyHandle(name).update({ listen, upstream, enabled });
    },
    removeProxy: (name) => unlessGone(proxyHandle(name).remove()),
    async addToxic(proxy, { name, type, stream, attributes }) {
      await proxyHandle(proxy).addToxic({ name, type, stream, toxicity: 1, attributes });
    },
    updateToxic: (proxy, { name, type, stream, attributes }) =>
      unlessGone(
        toxicHandle(proxy, name).update({
          name,
          type,
          stream,
          toxicity: 1,
          attributes: { latency: 0, jitter: 0, ...attributes },
        }),
      ),
    removeToxic: (proxy, toxic) => unlessGone(toxicHandle(proxy, toxic).remove()),
  };
}

async function unlessGone(removed: Promise<unknown>): Promise<void> {
  try {
    await removed;
  } catch (error) {
    if (!(error instanceof ToxiproxyRefusal && error.status === 404)) throw error;
  }
}

/** The package's HTTP layer with what it lacks: a deadline, the server's own error text, a token. */
class DeadlineHttp extends HttpClient {
  readonly #options: DeadlineHttpOptions;

  constructor(options: DeadlineHttpOptions) {
    super();
    this.#options = options;
  }

  override async get<T>(url: string): Promise<{ data: T }> {
    return { data: JSON.parse(await this.getText(url)) };
  }

  override async post<T>(url: string, body?: unknown): Promise<{ data: T }> {
    const text = await callWithDeadline({ method: 'POST', url, body }, this.#options);
    return { data: text === '' ? undefined : JSON.parse(text) };
  }

  override async delete(url: string): Promise<void> {
    await callWithDeadline({ method: 'DELETE', url }, this.#options);
  }

  override getText(url: string): Promise<string> {
    return callWithDeadline({ method: 'GET', url }, this.#options);
  }
}
