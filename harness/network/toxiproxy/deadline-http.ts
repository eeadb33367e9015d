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
 * One call to the API; resolves to the answer's text. Throws `ToxiproxyRefusal`, with the server's own error text, for
 * an answer that is not 2xx; anything else thrown means that there was no answer.
 */
export async function callWithDeadline(
  request: { readonly method: string; readonly url: string; readonly body?: unknown },
  { deadlineMs, token }: DeadlineHttpOptions,
): Promise<string> {
  const response = await fetch(request.url, {
    method: request.method,
    signal: AbortSignal.timeout(deadlineMs),
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new ToxiproxyRefusal(response.status, `${response.status} ${errorText(text)}`);
  return text;
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
