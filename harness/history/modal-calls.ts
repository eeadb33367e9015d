/** Calls that open a modal for a trigger_id, and those that came when it was gone. Pure. */

import type { CallRecord } from './calls.ts';

export const opening: ReadonlySet<string> = new Set(['views.open', 'views.push']);

export function modalCalls(calls: readonly CallRecord[]): {
  readonly all: readonly CallRecord[];
  readonly late: readonly CallRecord[];
} {
  const all = calls.filter(({ method }) => opening.has(method));
  return { all, late: all.filter(({ error }) => error === 'expired_trigger_id') };
}
