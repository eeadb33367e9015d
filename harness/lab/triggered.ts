/** Waits for the fact that a fault waits for. */

import type { Entry } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';
import type { Trigger } from '../matrix/timed-fault.ts';

const isTrigger: Readonly<Record<Trigger, (entry: Entry) => boolean>> = {
  'event-sent': (entry) => entry.kind === 'attempt-sent' && entry.attempt === 0,
  'event-sent-again': (entry) => entry.kind === 'attempt-sent' && entry.attempt > 0,
  acknowledged: ({ kind }) => kind === 'ack',
  handled: ({ kind }) => kind === 'handled',
  'app-dials': (entry) => entry.kind === 'api-called' && entry.method === 'apps.connections.open',
  'link-ready': ({ kind }) => kind === 'link-ready',
  'link-closed': ({ kind }) => kind === 'link-closed',
  'warned-of-recycle': (entry) => entry.kind === 'disconnect-sent' && entry.reason === 'warning',
  'app-exited': ({ kind }) => kind === 'app-exited',
};

export interface TriggeredOptions {
  readonly journal: Pick<Journal, 'follow'>;
  readonly fact: Trigger;
  readonly nth: number;
  /** On the journal's clock: what was stamped before does not count. */
  readonly from: number;
  readonly signal: AbortSignal;
}

/** Resolves with how often it was seen: `nth` at that very fact, fewer where the signal came first. */
export function triggered({ journal, fact, nth, from, signal }: TriggeredOptions): Promise<number> {
  return new Promise((resolve) => {
    let seen = 0;
    const end = (): void => {
      stop();
      signal.removeEventListener('abort', end);
      resolve(seen);
    };
    const stop = journal.follow((entry) => {
      if (entry.at < from || !isTrigger[fact](entry)) return;
      seen += 1;
      if (seen === nth) end();
    });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
