import type { z } from 'zod';
import * as registry from './registry.ts';
import type { SlackFault } from './slack-fault.ts';

type Registered = (typeof registry)[keyof typeof registry];

export type SlackFaultName = Registered['name'];

/** What a fault takes, with what has a default left out. */
export type ParametersOf<Name extends SlackFaultName> = z.input<Extract<Registered, { name: Name }>['parameters']>;

export const allSlackFaults: readonly SlackFault[] = Object.values(registry);

/** Throws `RangeError` where there is none of that name. */
export function slackFaultNamed(name: string): SlackFault {
  const found = allSlackFaults.find((fault) => fault.name === name);
  if (found === undefined)
    throw new RangeError(
      `Cannot find the fault ${name}: expected one of ${allSlackFaults.map((fault) => fault.name).join(', ')}`,
    );
  return found;
}
