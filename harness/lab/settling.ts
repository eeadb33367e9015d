import { setTimeout as pause } from 'node:timers/promises';
import { type PolicyValues, retryRests } from '../../mocks/slack/protocol/policy.ts';
import { type Micros, seconds, toMs, us } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';

/** How long handlers may take after the last event and the last fault, and deliveries at the least. */
const settleWithin = seconds(45);
/** How long a running app may be without a link after that: the slowest client known is back 60 s after the network. */
const deafWithin = seconds(75);
/** Longer than any handler here works. */
const quietAfter = seconds(6);
/** An app that called the Web API and calls no more for so long has made its late calls. */
const calledOutAfter = seconds(2);
/** So long a call is waited for that Slack refused with 429 or 5xx, counted from when it may be made again. */
const madeAgainWithin = seconds(11);
/** One that never stops calling is not waited for any longer. */
const callsWithin = seconds(15);

export interface SettlingOptions {
  inFlight(): number;
  isRunning(): boolean;
  readonly signal: AbortSignal;
  /** Asked each second for effects that only a command of the user's can tell. */
  readonly poll?: () => Promise<void>;
}

/** Resolves when nothing is under way any more, see `createSettling`. */
export function watchSettling(journal: Journal, policy: PolicyValues): (options: SettlingOptions) => Promise<void> {
  const settling = createSettling(policy);
  const stop = journal.follow((entry) => settling.see(entry, performance.now()));
  return async ({ inFlight, isRunning, signal, poll }) => {
    const began = performance.now();
    let pollAt = began;
    while (!signal.aborted) {
      if (poll && performance.now() >= pollAt) {
        await poll();
        pollAt = performance.now() + 1_000;
      }
      const nowMs = performance.now();
      const state = { nowMs, spentMs: nowMs - began, inFlight: inFlight(), isRunning: isRunning(), isPolled: !!poll };
      if (settling.isOver(state)) break;
      await pause(20);
    }
    stop();
  };
}

export interface SettlingState {
  readonly nowMs: number;
  /** Since the last event and the last fault. */
  readonly spentMs: number;
  readonly inFlight: number;
  readonly isRunning: boolean;
  readonly isPolled: boolean;
}

/**
 * What is not done yet: deliveries under way, acknowledged events whose handling is not seen (for an app that reports it or shows
 * it, until nothing was heard for 6 s), calls of the Web API, and those that Slack refused for the moment. An app without a link is waited for too: how long it is deaf is
 * what many a cell asks. Pure.
 */
export function createSettling(policy: PolicyValues): {
  see(entry: Entry, nowMs: number): void;
  isOver(state: SettlingState): boolean;
} {
  const unhandled = new Set<string>();
  /** Registered links; undefined until there was one, as over HTTP for ever. */
  let links: Set<string> | undefined;
  let reports = false;
  let lastNews = Number.NEGATIVE_INFINITY;
  let lastCall = Number.NEGATIVE_INFINITY;
  /** Calls that were refused for the moment and not made again, and when they may be. */
  const refused = new Map<string, number>();
  const patience = Math.max(settleWithin, retriesTake(policy));

  function seeCall(entry: Extract<Entry, { readonly kind: 'api-called' }>, nowMs: number): void {
    // Asking for a socket shows nothing to anybody, and a deaf app may ask for ever.
    if (entry.method === 'apps.connections.open') return;
    lastCall = nowMs;
    const call = `${entry.method} ${entry.call ?? ''}`;
    if (entry.status === 429 || entry.status >= 500) refused.set(call, nowMs + (entry.retryAfter ?? 0) * 1_000);
    else refused.delete(call);
  }

  return {
    see(entry, nowMs) {
      if (entry.kind === 'link-ready') links = (links ?? new Set()).add(entry.link);
      else if (entry.kind === 'link-closing' || entry.kind === 'link-closed') links?.delete(entry.link);
      else if (entry.kind === 'api-called') seeCall(entry, nowMs);
      if (entry.kind === 'handled' || entry.kind === 'effect') {
        reports = true;
        unhandled.delete(entry.event);
      } else if (entry.kind === 'event-due') unhandled.add(entry.event);
      else if (entry.kind === 'event-dropped') unhandled.delete(entry.event);
      else if (entry.kind !== 'delivery-ended' || entry.outcome !== 'acked') return;
      lastNews = nowMs;
    },
    isOver({ nowMs, spentMs, inFlight, isRunning, isPolled }) {
      const isQuiet = nowMs - lastNews > toMs(quietAfter) || !isRunning;
      const isDeaf = links?.size === 0 && isRunning && spentMs < toMs(deafWithin);
      const isCalling = isRunning && nowMs - lastCall < toMs(calledOutAfter) && spentMs < toMs(callsWithin);
      const isAwaited =
        isRunning &&
        spentMs < toMs(settleWithin) &&
        [...refused.values()].some((at) => nowMs - at < toMs(madeAgainWithin));
      const isHandled = unhandled.size === 0 || !(reports || isPolled) || isQuiet;
      const isDone = spentMs >= toMs(us(patience)) || (inFlight === 0 && isHandled);
      return isDone && !isDeaf && !isCalling && !isAwaited;
    },
  };
}

/** From an event to the end of its last retry, and a moment: at Slack's real delays over six minutes. Without Delayed Events, which take a day. */
function retriesTake(policy: PolicyValues): Micros {
  const rests = retryRests(policy);
  return us(rests.reduce((sum, rest) => sum + rest, (rests.length + 1) * policy.ackDeadlineUs) + seconds(5));
}
