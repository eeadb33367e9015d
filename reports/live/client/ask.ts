/** Has it done by the harness. Rejects with its sentence where it cannot be. */
export async function ask<Act extends object>(act: Act): Promise<unknown> {
  const response = await fetch('acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  });
  const answer = (await response.json()) as { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The harness answers ${response.status}`);
  return answer;
}
