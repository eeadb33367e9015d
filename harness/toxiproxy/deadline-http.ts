import { HttpClient } from 'toxiproxy-node-client/dist/HttpClient.js';

/** Toxiproxy answered, and said no. */
export class ToxiproxyRefusal extends Error {
  override readonly name = 'ToxiproxyRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface DeadlineHttpOptions {
  /** A call that has no whole answer by then is aborted, with `TimeoutError`. */
  readonly deadlineMs: number;
  /** Bearer token, for servers from 2.13 on that were started with `TOXIPROXY_AUTH_TOKEN`. */
  readonly token: string | undefined;
}

/**
 * The package's HTTP layer with what it lacks: a deadline, the server's own error text, a token.
 * Throws `ToxiproxyRefusal` for an answer that is not 2xx; anything else thrown means that there was no answer.
 */
export class DeadlineHttp extends HttpClient {
  readonly #options: DeadlineHttpOptions;

  constructor(options: DeadlineHttpOptions) {
    super();
    this.#options = options;
  }

  override async get<T>(url: string): Promise<{ data: T }> {
    return { data: JSON.parse(await this.#call('GET', url)) };
  }

  override async post<T>(url: string, body?: unknown): Promise<{ data: T }> {
    const text = await this.#call('POST', url, JSON.stringify(body));
    return { data: text === '' ? undefined : JSON.parse(text) };
  }

  override async delete(url: string): Promise<void> {
    await this.#call('DELETE', url);
  }

  override async getText(url: string): Promise<string> {
    return await this.#call('GET', url);
  }

  async #call(method: string, url: string, body?: string): Promise<string> {
    const { deadlineMs, token } = this.#options;
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(deadlineMs),
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new ToxiproxyRefusal(response.status, `${response.status} ${errorText(text)}`);
    return text;
  }
}

function errorText(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed) return `(${String(parsed.error)})`;
  } catch {
    // Not JSON: a proxy in between, or the router's own 404.
  }
  return `(${body.trim().slice(0, 200)})`;
}
