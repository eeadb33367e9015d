/** Calls a method of the Web API; never rejects: false where Slack did not do it, and why is on stderr. `apiUrl` ends with a slash. */
export async function callSlack(options: {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}): Promise<boolean> {
  const { apiUrl, botToken, method, body } = options;
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    const { ok, error } = (await response.json()) as { readonly ok?: unknown; readonly error?: unknown };
    if (ok !== true) process.stderr.write(`Cannot call ${method}: Slack answered ${String(error)}\n`);
    return ok === true;
  } catch (error) {
    process.stderr.write(`Cannot call ${method}: ${String(error)}\n`);
    return false;
  }
}
