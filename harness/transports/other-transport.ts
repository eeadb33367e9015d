/** Whether an app has the other transport only: said within seconds, so that no cell waits for what never comes. */

import { verifiesAt } from '../../mocks/slack/io/http/verify-url.ts';
import { OtherTransport, requestPath, type StartingApp } from './transport.ts';

/** From its first call of apps.connections.open, or its first port that takes Slack's check, until it is held to have no other way. */
export const settlesWithinMs = 5_000;
const lookEachMs = 500;

/** `dials`: how often it was called. */
export function counted<T>(open: () => T): { openConnection(): T; dials(): number } {
  let times = 0;
  return {
    openConnection() {
      times += 1;
      return open();
    },
    dials: () => times,
  };
}

/** Of one that is asked for over HTTP. */
export function socketModeOnly(dials: number): OtherTransport {
  return new OtherTransport(
    `The app has Socket Mode only: it asked for a link (apps.connections.open${dials === 1 ? '' : `, ${dials} times`}), and takes no request of Slack’s on the port that PORT names. --transport socket-mode leaves HTTP out`,
  );
}

/** Of one that is asked for over Socket Mode. */
function httpOnly(port: number): OtherTransport {
  return new OtherTransport(
    `The app has HTTP only: it takes Slack’s check of a Request URL on port ${port}, and asked for no link (apps.connections.open). --transport http leaves Socket Mode out`,
  );
}

export interface HttpWatch {
  /** Aborts once it is clear; the reason is an `OtherTransport`. */
  readonly signal: AbortSignal;
  stop(): void;
}

export interface WatchForHttpOptions {
  readonly signingSecret: string;
  readonly app: StartingApp;
  /** Its calls of apps.connections.open so far. */
  readonly dials: () => number;
  /** Milliseconds. Default: those of the machine. */
  readonly now?: () => number;
}

/** Of an app that is to open a link: whether it waits for Slack's requests instead. */
export function watchForHttp({
  signingSecret,
  app,
  dials,
  now = () => performance.now(),
}: WatchForHttpOptions): HttpWatch {
  const found = new AbortController();
  const over = new AbortController();
  const { signal } = found;
  const seen = new Map<number, number>();

  async function look(): Promise<void> {
    for (const port of await app.listening()) {
      if (dials() > 0) return;
      if (now() - (seen.get(port) ?? now()) >= settlesWithinMs) return found.abort(httpOnly(port));
      if (seen.has(port)) continue;
      const url = `http://127.0.0.1:${port}${requestPath}`;
      if (await verifiesAt({ url, signingSecret, signal: AbortSignal.any([signal, over.signal]) }))
        seen.set(port, now());
    }
  }

  const looking = setInterval(() => void look(), lookEachMs);
  return {
    signal,
    stop() {
      clearInterval(looking);
      over.abort();
    },
  };
}
