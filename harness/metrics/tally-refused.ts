import type { CallRecord } from '../history/calls.ts';
import type { Measurement } from '../result.ts';

/** Refused ones of these calls: `chat.postMessage: ratelimited (429)`, and how many. Pure. */
export function tallyRefused(calls: readonly CallRecord[]): Measurement {
  if (calls.length === 0) return { kind: 'nothing', why: 'there was no such call' };
  const groups = Map.groupBy(
    calls.filter(({ ok }) => !ok),
    ({ method, status, error = 'no answer of Slack’s' }) =>
      `${method}: ${error}${status === 200 || status === 0 ? '' : ` (${status})`}`,
  );
  const sorted = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  return {
    kind: 'tally',
    of: calls.length,
    counts: Object.fromEntries(sorted.map(([name, each]) => [name, each.length])),
  };
}
