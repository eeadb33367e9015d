/** What a page may ask for, checked. */

import { z } from 'zod';
import { RefusedError } from '../doors/refused-error.ts';
import type { Act } from './messages.ts';

export const rates = [0.5, 100] as const;

const act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('inject'),
    fault: z.string(),
    with: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ act: z.literal('heal'), id: z.int() }),
  z.strictObject({ act: z.literal('heal-all') }),
  z.strictObject({ act: z.literal('rate'), perSecond: z.number().min(rates[0]).max(rates[1]) }),
  z.strictObject({ act: z.literal('save') }),
  z.strictObject({ act: z.literal('end') }),
]);

/** Throws `RefusedError` where it is nothing that a page may ask for. */
export function actOf(asked: unknown): Act {
  const { success, data, error } = act.safeParse(asked);
  if (!success) throw new RefusedError(400, `There is no such act: ${z.prettifyError(error)}`);
  return data;
}
