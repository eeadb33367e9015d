/** Calls a method of the Web API; never rejects, what went wrong is on stderr. `apiUrl` ends with a slash. */
export async function callSlack(options: {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}): Promise<void> {
  const { apiUrl, botToken, method, body } = options;
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    const { ok, error } = (await response.json()) as { readonly ok?: unknown; readonly error?: unknown };
    if (ok !== true) process.stderr.write(`Cannot call ${method}: Slack answered ${String(error)}\n`);
  } catch (error) {
    process.stderr.write(`Cannot call ${method}: ${String(error)}\n`);
  }
}
