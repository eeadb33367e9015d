/** Which faults struck, in which states of the app and of its deliveries: read from the facts of cells. Pure. */

import { seconds } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { TransportName } from '../result.ts';
import type { Aim } from './aims.ts';
import { type AppState, seeState, statesNow, statesOver, watchStates } from './app-states.ts';
import type { Kind } from './vocabulary.ts';

/** Over one transport. */
export interface Coverage {
  /** How often each fault began. */
  readonly faults: Map<string, number>;
  /** How often each fault began while the app was in each state. */
  readonly pairs: Map<string, Map<AppState, number>>;
  /** Whether an app was in it at all. */
  readonly states: Set<AppState>;
}

export function nothingSeen(): Coverage {
  return { faults: new Map(), pairs: new Map(), states: new Set() };
}

/** Adds what a cell shows; changes `coverage` in place. */
export function seeCell(coverage: Coverage, entries: Iterable<Entry>): void {
  const watch = watchStates();
  const before: Moment[] = [];
  for (const entry of entries) {
    if (entry.kind === 'phase' && entry.phase === 'draining') break;
    seeState(watch, entry);
    const states = statesNow(watch);
    for (const state of states) coverage.states.add(state);
    // The fact comes when the fault is in force; what it met is what there was when it was asked for.
    if (entry.kind === 'fault-began') note(coverage, entry.fault, statesAt(entry.asked, before));
    before.push({ at: entry.at, states });
    while ((before[1]?.at ?? entry.at) < entry.at - longestInjection) before.shift();
  }
}

interface Moment {
  readonly at: number;
  readonly states: readonly AppState[];
}

/** From the asking for a fault until it is in force: an app may take its grace to end. */
const longestInjection = seconds(15);

function statesAt(asked: number, moments: readonly Moment[]): readonly AppState[] {
  return moments.findLast(({ at }) => at <= asked)?.states ?? [];
}

function note({ faults, pairs }: Coverage, fault: string, states: readonly AppState[]): void {
  faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const own = pairs.get(fault) ?? new Map<AppState, number>();
  for (const state of states) own.set(state, (own.get(state) ?? 0) + 1);
  pairs.set(fault, own);
}

/** Pairs of a fault and a state that the transport can have and that were not seen. */
export function unseen({ pairs }: Coverage, transport: TransportName, kinds: readonly Kind[]): readonly Aim[] {
  return kinds
    .filter(({ over = transport }) => over === transport)
    .flatMap(({ fault }) =>
      statesOver(transport)
        .filter((state) => (pairs.get(fault)?.get(state) ?? 0) === 0)
        .map((state) => ({ fault, state })),
    );
}
