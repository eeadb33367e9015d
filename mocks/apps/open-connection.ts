/** A ticket, or a sentence on why there is none. */
export type OpenAnswer = { readonly url: string } | { readonly error: string; readonly retryAfterMs?: number };

/** Calls apps.connections.open; never rejects. `apiUrl` ends with a slash. */
export async function openConnection(options: {
  readonly apiUrl: string;
  readonly appToken: string;
  readonly signal: AbortSignal;
}): Promise<OpenAnswer> {
  const action = 'Cannot open a connection: apps.connections.open';
  try {
    const response = await fetch(new URL('apps.connections.open', options.apiUrl), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${options.appToken}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      signal: options.signal,
    });
    const seconds = Number(response.headers.get('retry-after'));
    const retryAfter = seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
    const body: unknown = await response.json();
    if (response.ok && typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string') {
      return { url: body.url };
    }
    const error = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'no url';
    return { error: `${action} answered ${response.status} ${error}, expected a url`, ...retryAfter };
  } catch (error) {
    return { error: `${action} was not answered: ${String(error)}` };
  }
}
