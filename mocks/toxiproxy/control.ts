import { ApiError, badRequestBody } from './api-error.ts';
import {
  type NamedProxySettings,
  parseProxies,
  parseProxy,
  parseProxyChange,
  parseToxic,
  parseToxicChange,
} from './parse-body.ts';
import { Proxy } from './proxy.ts';
import type { PlacedToxic } from './stub.ts';

/** Says in every result that no real Toxiproxy was at work; the number is the server whose behaviour it follows. */
const VERSION = 'embedded-2.12.0';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface Call {
  readonly proxy: string;
  readonly toxic: string;
  /** Parses the body. Throws `ApiError` 400 where it is not JSON. */
  readonly body: () => unknown;
}

/** Toxiproxy's API over a set of proxies: what each call does, without HTTP. */
export class Control {
  readonly #proxies = new Map<string, Proxy>();
  /** One change at a time: two calls on one proxy must not start it twice. */
  #last: Promise<unknown> = Promise.resolve();

  readonly #routes: readonly [
    path: RegExp,
    methods: Readonly<Record<string, (call: Call) => Answer | Promise<Answer>>>,
  ][] = [
    [/^\/version$/, { GET: () => ({ status: 200, body: { version: VERSION } }) }],
    [/^\/reset$/, { POST: () => this.#reset() }],
    [/^\/populate$/, { POST: (call) => this.#populate(call) }],
    [/^\/proxies$/, { GET: () => this.#list(), POST: (call) => this.#create(call) }],
    [
      /^\/proxies\/(?<proxy>[^/]+)$/,
      {
        GET: ({ proxy }) => ({ status: 200, body: describe(this.#get(proxy)) }),
        PATCH: (call) => this.#update(call),
        POST: (call) => this.#update(call),
        DELETE: (call) => this.#remove(call),
      },
    ],
    [
      /^\/proxies\/(?<proxy>[^/]+)\/toxics$/,
      {
        GET: ({ proxy }) => ({ status: 200, body: this.#get(proxy).toxics.map(describeToxic) }),
        POST: (call) => this.#addToxic(call),
      },
    ],
    [
      /^\/proxies\/(?<proxy>[^/]+)\/toxics\/(?<toxic>[^/]+)$/,
      {
        GET: ({ proxy, toxic }) => ({ status: 200, body: describeToxic(this.#get(proxy).toxic(toxic)) }),
        PATCH: (call) => this.#updateToxic(call),
        POST: (call) => this.#updateToxic(call),
        DELETE: (call) => this.#removeToxic(call),
      },
    ],
  ];

  /** Answers one call; never throws. `path` is decoded and has no query. */
  answer(method: string, path: string, text: string): Promise<Answer> {
    const answered = this.#last.then(() => this.#answer(method, path, text));
    this.#last = answered;
    return answered;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#proxies.values()].map((proxy) => proxy.stop()));
  }

  async #answer(method: string, path: string, text: string): Promise<Answer> {
    for (const [pattern, methods] of this.#routes) {
      const groups = pattern.exec(path)?.groups;
      if (!pattern.test(path)) continue;
      const act = methods[method];
      if (act === undefined) return { status: 405 };
      try {
        return await act({
          proxy: groups?.['proxy'] ?? '',
          toxic: groups?.['toxic'] ?? '',
          body: () => parseJson(text),
        });
      } catch (error) {
        return failure(error);
      }
    }
    return { status: 404 };
  }

  #get(name: string): Proxy {
    const proxy = this.#proxies.get(name);
    if (proxy === undefined) throw new ApiError(404, 'proxy not found');
    return proxy;
  }

  #list(): Answer {
    return {
      status: 200,
      body: Object.fromEntries([...this.#proxies].map(([name, proxy]) => [name, describe(proxy)])),
    };
  }

  async #create({ body }: Call): Promise<Answer> {
    const settings = parseProxy(body());
    if (this.#proxies.has(settings.name)) throw new ApiError(409, 'proxy already exists');
    return { status: 201, body: describe(await this.#start(settings)) };
  }

  async #start(settings: NamedProxySettings): Promise<Proxy> {
    const proxy = new Proxy(settings.name, settings);
    if (settings.enabled) await proxy.update({ ...proxy.settings, enabled: true });
    this.#proxies.set(settings.name, proxy);
    return proxy;
  }

  async #populate({ body }: Call): Promise<Answer> {
    const wanted = parseProxies(body());
    const done: Proxy[] = [];
    try {
      for (const settings of wanted) done.push(await this.#replace(settings));
    } catch (error) {
      const { status, body } = failure(error);
      return { status, body: { ...body, proxies: done.map(describe) } };
    }
    return { status: 201, body: { proxies: done.map(describe) } };
  }

  async #replace(settings: NamedProxySettings): Promise<Proxy> {
    const existing = this.#proxies.get(settings.name);
    if (existing !== undefined && !existing.differs(settings)) return existing;
    await existing?.stop();
    return await this.#start(settings);
  }

  async #update({ proxy: name, body }: Call): Promise<Answer> {
    const proxy = this.#get(name);
    await proxy.update({ ...proxy.settings, ...parseProxyChange(body()) });
    return { status: 200, body: describe(proxy) };
  }

  async #remove({ proxy: name }: Call): Promise<Answer> {
    await this.#get(name).stop();
    this.#proxies.delete(name);
    return { status: 204 };
  }

  async #reset(): Promise<Answer> {
    for (const proxy of this.#proxies.values()) {
      await proxy.update({ ...proxy.settings, enabled: true });
      for (const toxic of proxy.toxics) proxy.removeToxic(toxic);
    }
    return { status: 204 };
  }

  #addToxic({ proxy, body }: Call): Answer {
    const owner = this.#get(proxy);
    const toxic = parseToxic(body());
    owner.addToxic(toxic);
    return { status: 200, body: describeToxic(toxic) };
  }

  #updateToxic({ proxy, toxic: name, body }: Call): Answer {
    const owner = this.#get(proxy);
    const toxic = owner.toxic(name);
    owner.updateToxic(toxic, parseToxicChange(body(), toxic));
    return { status: 200, body: describeToxic(toxic) };
  }

  #removeToxic({ proxy, toxic }: Call): Answer {
    const owner = this.#get(proxy);
    owner.removeToxic(owner.toxic(toxic));
    return { status: 204 };
  }
}

function describe(proxy: Proxy): object {
  return { name: proxy.name, ...proxy.settings, toxics: proxy.toxics.map(describeToxic) };
}

function describeToxic({ name, toxic, stream, toxicity, attributes }: PlacedToxic): object {
  return { attributes, name, type: toxic.type, stream, toxicity };
}

function failure(error: unknown): { readonly status: number; readonly body: object } {
  const status = error instanceof ApiError ? error.status : 500;
  return { status, body: { error: error instanceof Error ? error.message : String(error), status } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badRequestBody(cause instanceof Error ? cause.message : String(cause));
  }
}
