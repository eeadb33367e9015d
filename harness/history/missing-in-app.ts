/** Why a question could not be asked of an app, where only its cell shows that. Pure. */

import type { CellPlan } from '../plan/cell-plan.ts';
import type { CallRecord } from './calls.ts';
import type { Delivery } from './deliveries.ts';

/** Only a cell that came to its end shows that a call never came. */
export function missingCall(
  { needsCall }: CellPlan,
  { calls, phase }: { readonly calls: readonly CallRecord[]; readonly phase: string },
): string | undefined {
  if (needsCall === undefined || phase !== 'done' || calls.some(({ method }) => method === needsCall)) return undefined;
  return `The app made no call of ${needsCall}, which is what this scenario is about`;
}

/** Refused with 404, or left without ack and answer by an app that stays: so SDKs treat what no listener of the app takes. */
export function missingPart(
  { mayLack }: CellPlan,
  {
    raised,
    phase,
    exits,
  }: { readonly raised: readonly Delivery[]; readonly phase: string; readonly exits: readonly unknown[] },
): string | undefined {
  if (mayLack === undefined || phase !== 'done' || exits.length > 0) return undefined;
  const attempts = raised.flatMap((delivery) => delivery.attempts);
  const isTaken =
    attempts.some(({ ackedAt, status }) => ackedAt !== undefined || (status !== undefined && status !== 404)) ||
    raised.some(({ effects, handledAt }) => effects.length > 0 || handledAt.length > 0);
  if (isTaken || attempts.length === 0) return undefined;
  return `The app took none of the ${raised.length} that were sent: it need not have ${mayLack}`;
}
