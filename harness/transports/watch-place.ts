/** Whether an app over HTTP is at another place than Slack looks for it, or answers Slack's check so that Slack would not take its URL. Said long before a start takes too long. */

import { verifiesAt } from '../../mocks/slack/io/http/verify-url.ts';
import { settlesWithinMs, socketModeOnly } from './other-transport.ts';
import { Misplaced, type StartingApp } from './transport.ts';

/** One that answers so for so long has started, and will answer no other way. */
const refusesForMs = 2_000;
/** One that takes Slack's check on another port is told at once; of any other port it may be that it is not the one for Slack. */
const elsewhereForMs = 10_000;
const lookEachMs = 500;

/** Where other apps have their Request URL. */
const otherPaths = ['/', '/slack', '/events', '/slack/events/', '/api/slack/events', '/slack/action-endpoint'] as const;

export interface Place {
  /** Aborts once it is clear; the reason is what is wrong. */
  readonly signal: AbortSignal;
  /** What is known of one that Slack did not reach, as it ended or took too long. */
  why(): Error | undefined;
  /** To be told of each answer to Slack's check that was not right, and of each try that got none. */
  answered(status: number | undefined, body?: unknown): void;
  stop(): void;
}

export interface PlaceOptions {
  /** Where the app is to be. */
  readonly port: number;
  readonly path: string;
  readonly signingSecret: string;
  readonly app: StartingApp;
  /** Its calls of apps.connections.open so far. Default: none. */
  readonly dials?: () => number;
  /** Milliseconds. Default: those of the machine. */
  readonly now?: () => number;
}

/** In what an answer to the check is wrong for good; an error of the app's own may pass. */
type Wrong = 'path' | 'signature' | 'challenge';

function wrongIn(status: number | undefined): Wrong | undefined {
  if (status === 404 || status === 405) return 'path';
  if (status === 401 || status === 403) return 'signature';
  return status !== undefined && status >= 200 && status < 300 ? 'challenge' : undefined;
}

export function watchPlace({
  port,
  path,
  signingSecret,
  app,
  dials = () => 0,
  now = () => performance.now(),
}: PlaceOptions): Place {
  const found = new AbortController();
  const over = new AbortController();
  const { signal } = found;
  const linked = (): Error | undefined => (dials() > 0 ? socketModeOnly(dials()) : undefined);
  /** Only an app with HTTP does what this says. */
  const tell = (message: string): void => found.abort(new Misplaced(message));
  /** An app in Socket Mode does this too, where it has a page for health checks. */
  const tellUnlessLinked = (message: string): void => found.abort(linked() ?? new Misplaced(message));
  let refusal: { readonly wrong: Wrong; readonly since: number; times: number } | undefined;
  let elsewhereSince: number | undefined;
  let dialledSince: number | undefined;

  const takesCheckAt = (at: number, where: string): Promise<boolean> =>
    verifiesAt({
      url: `http://127.0.0.1:${at}${where}`,
      signingSecret,
      signal: AbortSignal.any([signal, over.signal]),
    });

  async function tellPath(status: number, times: number): Promise<void> {
    const said = `The app answered ${status} to POST ${path}, where Slack looks for it, ${times} times`;
    for (const other of otherPaths)
      if (await takesCheckAt(port, other))
        return tell(`${said}, and takes Slack’s check of a Request URL at ${other}: have it serve ${path}`);
    return tellUnlessLinked(
      `${said}: nothing in it takes that path. Have it serve POST ${path} on the port that PORT names`,
    );
  }

  async function look(): Promise<void> {
    if (dials() > 0) dialledSince ??= now();
    if (dialledSince !== undefined && now() - dialledSince >= settlesWithinMs) return found.abort(linked());
    const ports = await app.listening();
    const others = ports.filter((each) => each !== port);
    if (ports.includes(port) || others.length === 0) return void (elsewhereSince = undefined);
    elsewhereSince ??= now();
    const named = `PORT (an environment variable) says ${port}: have it listen there, on 127.0.0.1`;
    for (const other of others)
      if (await takesCheckAt(other, path))
        return tell(`The app listens on port ${other}, where it takes Slack’s check of a Request URL, though ${named}`);
    if (now() - elsewhereSince >= elsewhereForMs)
      tellUnlessLinked(`The app listens on port ${others.join(', ')} only, though ${named}`);
  }

  const looking = setInterval(() => void look(), lookEachMs);
  return {
    signal,
    why: () => (signal.aborted ? (signal.reason as Error) : linked()),
    answered(status, body) {
      const wrong = wrongIn(status);
      if (status === undefined || wrong === undefined) return void (refusal = undefined);
      if (refusal?.wrong !== wrong) refusal = { wrong, since: now(), times: 0 };
      refusal.times += 1;
      if (now() - refusal.since < refusesForMs) return;
      const { times } = refusal;
      // Once is enough.
      refusal = { wrong, since: Infinity, times: 0 };
      if (wrong === 'path') void tellPath(status, times);
      else
        (wrong === 'signature' ? tell : tellUnlessLinked)(
          `The app answered Slack’s check of its Request URL (url_verification) ${saidIn(status, body)}, ${times} times, and Slack saves no such URL. ${wish[wrong]}`,
        );
    },
    stop() {
      clearInterval(looking);
      over.abort();
    },
  };
}

function saidIn(status: number, body: unknown): string {
  if (body === undefined || body === '') return `${status}, with nothing in the body`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${status}, with the body ${JSON.stringify(text.slice(0, 80))}`;
}

/** docs.slack.dev/reference/events/url_verification; docs.slack.dev/authentication/verifying-requests-from-slack. */
const wish = {
  challenge: 'Have it answer 200 with the value of “challenge” in the request, as text or as JSON {"challenge": …}',
  signature: 'The check is signed as everything else: have it verify with SLACK_SIGNING_SECRET, over the raw body',
} as const satisfies Partial<Record<Wrong, string>>;
