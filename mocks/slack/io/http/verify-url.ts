/** What Slack asks of a Request URL before it sends anything (slack-protocol.md §2.3). Polls until the app has started. */

import { setTimeout as pause } from 'node:timers/promises';
import { sslCheck, urlVerification } from '../../protocol/delivery/messages.ts';
import { openAgents, postToApp, targetOf } from './post-to-app.ts';
import { readAnswer } from './read-answer.ts';

const challenge = '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P';

/** For an answer, to its last byte. */
const deadlineMs = 3_000;

export interface VerifyOptions {
  readonly url: string;
  readonly signingSecret: string;
  /** Default: as most captures have it (slack-protocol.md §2.1). */
  readonly accept?: string;
  /** PEM, believed in place of the system's. */
  readonly ca?: string | undefined;
  readonly signal: AbortSignal;
  /** Told of the status and the body of each answer that was not right; of no status where there was none. */
  readonly answered?: (status: number | undefined, body: unknown) => void;
}

/** Resolves to the number of tries it took. Rejects with the last answer where `signal` fires first. */
export async function verifyUrl(options: VerifyOptions): Promise<number> {
  let last = 'never asked';
  for (let tries = 1; ; tries += 1) {
    if (options.signal.aborted) throw new Error(`Request URL not verified: ${last}`);
    const { status, body } = await ask(options, { body: urlVerification(challenge), isForm: false });
    if (status === 200 && isChallenge(body)) return tries;
    options.answered?.(status, body);
    last = status === undefined ? String(body) : `status ${status}, body ${JSON.stringify(body ?? '').slice(0, 80)}`;
    await pause(50);
  }
}

/** Whether the check is answered rightly there, asked once. */
export async function verifiesAt(options: VerifyOptions): Promise<boolean> {
  const { status, body } = await ask(options, { body: urlVerification(challenge), isForm: false });
  return status === 200 && isChallenge(body);
}

/**
 * Asks as Slack now and then asks the URL of a command. Resolves to what was wrong; undefined where the answer was 200.
 * Slack's deadline for it is not documented: that of everything else.
 */
export async function checkSsl(options: VerifyOptions): Promise<string | undefined> {
  const { status, body } = await ask(options, { body: sslCheck(), isForm: true });
  return status === 200 ? undefined : `ssl_check: ${status === undefined ? String(body) : `status ${status}`}`;
}

interface Answer {
  /** Absent where there was no answer: then `body` is why. */
  readonly status?: number;
  /** JSON or text; absent where the answer was empty. */
  readonly body?: unknown;
}

function ask(
  { url, signingSecret, accept = '*/*', ca, signal }: VerifyOptions,
  { body, isForm }: { readonly body: string; readonly isForm: boolean },
): Promise<Answer> {
  const agents = openAgents({ ca });
  return new Promise((resolve) => {
    const outgoing = postToApp(targetOf(new URL(url)), {
      method: 'POST',
      isForm,
      accept,
      signingSecret,
      body,
      agents,
    });
    const cut = (why: string) => outgoing.destroy(new Error(why));
    const late = setTimeout(cut, deadlineMs, 'no whole answer within 3 s');
    const stop = () => cut('asked no longer');
    signal.addEventListener('abort', stop);
    outgoing.on('response', (response) => {
      readAnswer(response, {
        isKept: true,
        done: (read) =>
          resolve(
            read.kind === 'whole'
              ? { status: response.statusCode ?? 0, body: read.answer }
              : { body: read.error.message },
          ),
      });
    });
    outgoing.on('upgrade', (_, socket) => socket.destroy());
    outgoing.on('error', (error) => resolve({ body: error.message }));
    outgoing.on('close', () => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      resolve({ body: 'the connection ended without an answer' });
    });
    outgoing.end(body);
  });
}

/** Plain text, form or JSON: Slack takes all three. */
function isChallenge(body: unknown): boolean {
  if (typeof body !== 'string') return (body as { readonly challenge?: unknown } | undefined)?.challenge === challenge;
  const trimmed = body.trim();
  if (trimmed === challenge || trimmed === `challenge=${challenge}`) return true;
  try {
    return (JSON.parse(trimmed) as { readonly challenge?: unknown } | null)?.challenge === challenge;
  } catch {
    return false;
  }
}
