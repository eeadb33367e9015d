import { setTimeout as pause } from 'node:timers/promises';
import { seconds, toMs } from '../base/units.ts';
import type { Journal } from '../journal/journal.ts';
import { Misplaced, type Opened, OtherTransport } from '../transports/transport.ts';
import { watchHandshakes } from './handshakes.ts';
import type { NoStart } from './first-starts.ts';
import type { Instances } from './start-instances.ts';

/** How long Slack tries to reach the app before the cell is void. */
const readyWithin = seconds(30);
/** How long an app that ended may take to have its last refusal noticed. */
const noticeMs = 50;

/** The app is not there for Slack; the message says why, and `isUnsupported` whether it could be. */
export class NotReady extends Error implements NoStart {
  override readonly name = 'NotReady';
  readonly isUnsupported: boolean;

  constructor(message: string, { isUnsupported, cause }: { readonly isUnsupported: boolean; readonly cause: unknown }) {
    super(message, { cause });
    this.isUnsupported = isUnsupported;
  }

  get why(): string {
    return this.message;
  }
}

export interface ReadyOptions {
  readonly opened: Pick<Opened, 'ready'>;
  readonly app: Pick<Instances, 'areAllRunning' | 'ready' | 'lastWords' | 'lastEnd' | 'listening'>;
  readonly journal: Pick<Journal, 'follow'>;
  readonly signal: AbortSignal;
}

/**
 * Resolves when Slack can reach the app. Rejects with `NotReady` where it ends, does not take this run's certificates, or that
 * takes too long.
 */
export async function ready({ opened, app, journal, signal }: ReadyOptions): Promise<void> {
  const given = new AbortController();
  const handshakes = watchHandshakes(journal);
  let isGone = false;
  const watch = setInterval(() => {
    isGone ||= !app.areAllRunning();
    if (isGone || handshakes.areRefused()) given.abort();
  }, 20);
  const late = AbortSignal.timeout(toMs(readyWithin));
  try {
    const cut = AbortSignal.any([signal, given.signal, late]);
    await opened.ready(cut, app);
    await app.ready(cut);
  } catch (error) {
    if (isGone) await pause(noticeMs);
    const refusal = handshakes.refusal();
    if (refusal !== undefined) throw new NotReady(refusal, { isUnsupported: true, cause: error });
    if (error instanceof OtherTransport) throw new NotReady(error.message, { isUnsupported: true, cause: error });
    if (error instanceof Misplaced)
      throw new NotReady(`Slack cannot deliver to the app. ${error.message}`, { isUnsupported: false, cause: error });
    // Of one that ended, what Slack met tells nothing more.
    const state = isGone
      ? `it ended (${app.lastEnd() ?? 'before it ran'}) before Slack could reach it`
      : `Slack could not reach it within ${readyWithin / seconds(1)} s. ${(error as Error).message}`;
    const words = app.lastWords();
    throw new NotReady(`Cannot start the app: ${state}${words === '' ? '' : `. Its last words: ${words}`}`, {
      isUnsupported: false,
      cause: error,
    });
  } finally {
    clearInterval(watch);
    handshakes.stop();
  }
}
