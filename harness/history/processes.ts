/** The app's processes: how long the start took, what they took of the machine, how they ended. Pure. */

import { exitWords } from '../base/exit-words.ts';
import { type Micros, ms, us } from '../base/units.ts';
import type { AppFact, Usage } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

/** What one instance took of the machine, as seen from outside. */
export interface UsageRecord extends Omit<Usage, 'processes'> {
  readonly at: Micros;
  readonly instance: number;
  readonly pid: number;
}

/** One that ends with exit code 0 in the middle of a run has not crashed: it believed that its work was done. */
export type ExitKind = 'asked' | 'crashed' | 'ended-by-itself';

export interface ExitRecord {
  readonly at: Micros;
  readonly kind: ExitKind;
  /** False where nobody asked for it. */
  readonly asked: boolean;
  /** When it was told to end, where it was and the journal says so. */
  readonly askedAt?: Micros;
  readonly instance: number;
  /** Its own, unless a shell stood between: then `byShell` is the signal that the code stands for. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly byShell?: string;
  /** The last it printed; empty where it was asked to end. Control characters are escaped. */
  readonly lastLines: readonly string[];
  /** After which time it is started again, because nobody asked for its end. */
  readonly restartInUs?: Micros;
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
      const { at, asked, askedAt, instance = 1, code, signal, byShell, lastLines = [], restartInMs } = exit;
      exits.push({
        at,
        kind: kindOf(exit),
        asked,
        ...(askedAt === undefined ? {} : { askedAt: us(askedAt) }),
        instance,
        code,
        signal,
        ...(byShell === undefined ? {} : { byShell }),
        lastLines,
        ...(restartInMs === undefined ? {} : { restartInUs: ms(restartInMs) }),
        text: exitText(exit),
      });
    },
  },
} satisfies Fold<Processes>;

type AppExited = Extract<AppFact, { readonly kind: 'app-exited' }>;

function kindOf({ asked, code }: AppExited): ExitKind {
  if (asked) return 'asked';
  return code === 0 ? 'ended-by-itself' : 'crashed';
}

const verbs = { asked: 'ended', crashed: 'crashed', 'ended-by-itself': 'ended by itself' } as const;

/** `app (instance 2) crashed (SIGKILL)` */
export function exitText(exit: AppExited): string {
  return `${appText(exit)} ${verbs[kindOf(exit)]} (${exitWords(exit)})`;
}

export function appText({ instance = 1 }: { readonly instance?: number }): string {
  return instance === 1 ? 'app' : `app (instance ${instance})`;
}
