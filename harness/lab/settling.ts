import { setTimeout as pause } from 'node:timers/promises';
import { type PolicyValues, retryRests } from '../../mocks/slack/protocol/policy.ts';
import { type Micros, seconds, toMs, us } from '../base/units.ts';
import type { Journal } from '../journal/journal.ts';

/** How long handlers may take after the last event and the last fault, and deliveries at the least. */
const settleWithin = seconds(45);
/** How long a running app may be without a link after that: the slowest client known is back 60 s after the network. */
const deafWithin = seconds(75);

/**
 * Follows what is not done yet: deliveries under way, and acknowledged events whose handler has not reported. Handlers
 * count only for an app that reports them, and only until nothing was heard for 6 s (longer than any handler here works). An
 * app without a link is waited for too: how long it is deaf is what many a cell asks.
 */
export function watchSettling(
  journal: Journal,
  policy: PolicyValues,
): (options: { inFlight(): number; isRunning(): boolean; signal: AbortSignal }) => Promise<void> {
  const unhandled = new Set<string>();
  /** Registered links; undefined until there was one, as over HTTP for ever. */
  let links: Set<string> | undefined;
  let reports = false;
  let lastNews = performance.now();
  const stop = journal.follow((entry) => {
    if (entry.kind === 'link-ready') links = (links ?? new Set()).add(entry.link);
    else if (entry.kind === 'link-closing' || entry.kind === 'link-closed') links?.delete(entry.link);
    if (entry.kind === 'handled') {
      reports = true;
      unhandled.delete(entry.event);
    } else if (entry.kind === 'event-due') unhandled.add(entry.event);
    else if (entry.kind === 'event-dropped') unhandled.delete(entry.event);
    else if (entry.kind !== 'delivery-ended' || entry.outcome !== 'acked') return;
    lastNews = performance.now();
  });
  const patience = Math.max(settleWithin, retriesTake(policy));
  return async ({ inFlight, isRunning, signal }) => {
    const began = performance.now();
    while (!signal.aborted) {
      const spent = performance.now() - began;
      const isQuiet = performance.now() - lastNews > 6_000 || !isRunning();
      const isDeaf = links?.size === 0 && isRunning() && spent < toMs(deafWithin);
      const isSettled =
        spent >= toMs(us(patience)) || (inFlight() === 0 && (unhandled.size === 0 || !reports || isQuiet));
      if (isSettled && !isDeaf) break;
      await pause(20);
    }
    stop();
  };
}

/** From an event to the end of its last retry, and a moment: at Slack's real delays over six minutes. Without Delayed Events, which take a day. */
function retriesTake(policy: PolicyValues): Micros {
  const rests = retryRests(policy);
  return us(rests.reduce((sum, rest) => sum + rest, (rests.length + 1) * policy.ackDeadlineUs) + seconds(5));
}
