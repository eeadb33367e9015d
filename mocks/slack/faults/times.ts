import { z } from 'zod';

/** How often a fault that answers in Slack's place does so. */
export const times = z.int().min(1).optional().describe('for so many only; until it is ended where absent');

export function timesText(limit: number | undefined): string {
  if (limit === undefined) return '';
  if (limit > 2) return `, ${limit} times`;
  return limit === 1 ? ', once' : ', twice';
}
