import { z } from 'zod';
import type { SlackFault } from './slack-fault.ts';

/** Any of these faults as JSON: its name as `kind`, its parameters beside it. Checks requests and describes them. */
export function faultRequest(faults: readonly SlackFault[]) {
  const [first, ...others] = faults.map(requestFor);
  if (first === undefined) throw new RangeError('Cannot describe requests for faults: there is no fault');
  return z.discriminatedUnion('kind', [first, ...others]);
}

function requestFor({ name, does, parameters }: SlackFault) {
  return z.strictObject({ kind: z.literal(name), ...parameters.shape }).describe(does);
}
