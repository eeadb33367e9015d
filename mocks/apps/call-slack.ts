import { setTimeout as sleep } from 'node:timers/promises';

export interface SlackCall {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Slack answers within seconds; what comes later is not waited for, and not made again, since it may have been done. */
const ANSWERS_WITHIN_MS = 10_000;
const FIRST_REST_MS = 500;

/**
 * Calls a method of the Web API; never rejects: false where Slack did not do it, and why is on stderr. What is refused with 429 or 5xx is
 * made again, up to `tries` times in all: after Retry-After, or after 0.5, 1, 2, … s.
 */
export async function callSlack(call: SlackCall, { tries }: { readonly tries: number }): Promise<boolean> {
  for (let n = 1; ; n += 1) {
    const outcome = await callOnce(call);
    if (outcome.kind === 'done') return true;
    process.stderr.write(`Cannot call ${call.method}: ${outcome.why}\n`);
    if (outcome.kind === 'refused' || n >= tries) return false;
    await sleep(outcome.retryAfterMs ?? FIRST_REST_MS * 2 ** (n - 1));
  }
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'refused-for-now'; readonly why: string; readonly retryAfterMs: number | undefined };

async function callOnce({ apiUrl, botToken, method, body }: SlackCall): Promise<Outcome> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const { status } = response;
    if (status === 429 || status >= 500) {
      await response.body?.cancel();
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      return {
        kind: 'refused-for-now',
        why: `HTTP ${status}`,
        retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined,
      };
    }
    const { ok, error } = (await response.json()) as { readonly ok?: unknown; readonly error?: unknown };
    return ok === true ? { kind: 'done' } : { kind: 'refused', why: `Slack answered ${String(error)}` };
  } catch (error) {
    return { kind: 'refused', why: String(error) };
  }
}
