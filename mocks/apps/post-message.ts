/** Calls chat.postMessage; never rejects, what went wrong is on stderr. `apiUrl` ends with a slash. */
export async function postMessage(options: {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly channel: string;
  readonly text: string;
}): Promise<void> {
  const { apiUrl, botToken, channel, text } = options;
  try {
    const response = await fetch(new URL('chat.postMessage', apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel, text }),
    });
    const { ok, error } = (await response.json()) as { readonly ok?: unknown; readonly error?: unknown };
    if (ok !== true) process.stderr.write(`Cannot post "${text}": Slack answered ${String(error)}\n`);
  } catch (error) {
    process.stderr.write(`Cannot post "${text}": ${String(error)}\n`);
  }
}
