/** Whether an app over HTTP is at another place than Slack looks for it: at another path, or on another port. Said long before a start takes too long. */

import { verifiesAt } from '../../mocks/slack/io/http/verify-url.ts';
import { Misplaced, type StartingApp } from './transport.ts';

/** One that answers so for so long has started, and has no route there. */
const refusesForMs = 2_000;
/** One that takes Slack's check on another port is told at once; of any other port it may be that it is not the one for Slack. */
const elsewhereForMs = 10_000;
const lookEachMs = 500;

/** Where other apps have their Request URL. */
const otherPaths = ['/', '/slack', '/events', '/slack/events/', '/api/slack/events', '/slack/action-endpoint'] as const;

export interface Place {
  /** Aborts once it is clear; the reason is what is wrong. */
  readonly signal: AbortSignal;
  /** To be told of each answer to Slack's check, and of each try that got none. */
  answered(status: number | undefined): void;
  stop(): void;
}

export interface PlaceOptions {
  /** Where the app is to be. */
  readonly port: number;
  readonly path: string;
  readonly signingSecret: string;
  readonly app: StartingApp;
  /** Milliseconds. Default: those of the machine. */
  readonly now?: () => number;
}

export function watchPlace({ port, path, signingSecret, app, now = () => performance.now() }: PlaceOptions): Place {
  const found = new AbortController();
  const over = new AbortController();
  const { signal } = found;
  const tell = (message: string): void => found.abort(new Misplaced(message));
  let refusal: { readonly status: number; readonly since: number; times: number } | undefined;
  let elsewhereSince: number | undefined;

  const takesCheckAt = (at: number, where: string): Promise<boolean> =>
    verifiesAt({
      url: `http://127.0.0.1:${at}${where}`,
      signingSecret,
      signal: AbortSignal.any([signal, over.signal]),
    });

  async function tellPath({ status, times }: { readonly status: number; readonly times: number }): Promise<void> {
    const said = `The app answered ${status} to POST ${path}, where Slack looks for it, ${times} times`;
    for (const other of otherPaths)
      if (await takesCheckAt(port, other))
        return tell(`${said}, and takes Slack’s check of a Request URL at ${other}: have it serve ${path}`);
    return tell(`${said}: nothing in it takes that path. Have it serve POST ${path} on the port that PORT names`);
  }

  async function look(): Promise<void> {
    const ports = await app.listening();
    const others = ports.filter((each) => each !== port);
    if (ports.includes(port) || others.length === 0) return void (elsewhereSince = undefined);
    elsewhereSince ??= now();
    const named = `PORT (an environment variable) says ${port}: have it listen there, on 127.0.0.1`;
    for (const other of others)
      if (await takesCheckAt(other, path))
        return tell(`The app listens on port ${other}, where it takes Slack’s check of a Request URL, though ${named}`);
    if (now() - elsewhereSince >= elsewhereForMs)
      tell(`The app listens on port ${others.join(', ')} only, though ${named}`);
  }

  const looking = setInterval(() => void look(), lookEachMs);
  return {
    signal,
    answered(status) {
      if (status !== 404 && status !== 405) return void (refusal = undefined);
      refusal ??= { status, since: now(), times: 0 };
      refusal.times += 1;
      if (now() - refusal.since < refusesForMs) return;
      const last = refusal;
      // Once is enough.
      refusal = { status, since: Infinity, times: 0 };
      void tellPath(last);
    },
    stop() {
      clearInterval(looking);
      over.abort();
    },
  };
}
