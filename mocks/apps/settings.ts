/** What an app reads in its environment; the same variables as every system under test gets. */

import type { Behaviour } from './behaviours/behaviour.ts';
import * as behaviours from './behaviours/registry.ts';

export interface Settings {
  readonly behaviour: Behaviour;
  /** How long the work for an event takes. */
  readonly handlerDelayMs: number;
  /** A required variable; throws `UsageError` where it is not set. */
  need(name: string): string;
}

/** The process was started wrongly: exit code 64, the message on stderr. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Throws `UsageError`. `APP_BEHAVIOUR` is `prompt` and `HANDLER_DELAY_MS` 0 where not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const name = env['APP_BEHAVIOUR'] ?? 'prompt';
  const behaviour = Object.values<Behaviour>(behaviours).find((candidate) => candidate.name === name);
  if (behaviour === undefined) {
    const known = Object.values<Behaviour>(behaviours).map((candidate) => candidate.name);
    throw new UsageError(`Cannot start: APP_BEHAVIOUR is "${name}", expected one of ${known.join(', ')}`);
  }
  const handlerDelayMs = Number(env['HANDLER_DELAY_MS'] ?? 0);
  if (!(handlerDelayMs >= 0 && handlerDelayMs <= 600_000)) {
    throw new UsageError(`Cannot start: HANDLER_DELAY_MS is "${env['HANDLER_DELAY_MS']}", expected 0 to 600000`);
  }
  return {
    behaviour,
    handlerDelayMs,
    need(variable) {
      const value = env[variable];
      if (value === undefined || value === '')
        throw new UsageError(`Cannot start: ${variable} is not set, expected a value`);
      return value;
    },
  };
}
