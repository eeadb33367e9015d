/** The app's processes: how long the start took, what they took of the machine, how they ended. Pure. */

import { type Micros, us } from '../base/units.ts';
import type { AppFact, Usage } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

/** What one instance took of the machine, as seen from outside. */
export interface UsageRecord extends Omit<Usage, 'processes'> {
  readonly at: Micros;
  readonly instance: number;
  readonly pid: number;
}

export interface ExitRecord {
  readonly at: Micros;
  /** False where nobody asked for it. */
  readonly asked: boolean;
  readonly code: number | null;
  readonly signal: string | null;
  readonly text: string;
}

export interface Processes {
  /** From the start of the (first) process until Slack could see the app. */
  startUs?: Micros;
  readonly usages: UsageRecord[];
  readonly exits: ExitRecord[];
}

export const processes = {
  empty: (): Processes => ({ usages: [], exits: [] }),
  steps: {
    'app-ready'(state, { startUs }) {
      if (startUs !== undefined) state.startUs ??= us(startUs);
    },
    'app-usage'({ usages }, { at, instance, pid, rssBytes, peakBytes, cpuUs }) {
      usages.push({ at, instance, pid, rssBytes, peakBytes, cpuUs });
    },
    'app-exited'({ exits }, exit) {
      const { at, asked, code, signal } = exit;
      exits.push({ at, asked, code, signal, text: exitText(exit) });
    },
  },
} satisfies Fold<Processes>;

/** `app (instance 2) ended (SIGKILL)` */
export function exitText(exit: Extract<AppFact, { readonly kind: 'app-exited' }>): string {
  return `${appText(exit)} ended (${exit.signal ?? `exit code ${exit.code}`})`;
}

export function appText({ instance = 1 }: { readonly instance?: number }): string {
  return instance === 1 ? 'app' : `app (instance ${instance})`;
}
