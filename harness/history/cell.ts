/** The cell itself: what it was to do, how far it came, and what went wrong with the harness. Pure. */

import { type Micros, us } from '../base/units.ts';
import type { Entry, PhaseFact } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Fold } from './fold.ts';

export interface Cell {
  /** Absent in a passport's journal. */
  plan?: CellPlan;
  phase: Extract<PhaseFact, { readonly kind: 'phase' }>['phase'];
  /** The zero of the scenario's own times; the first event where the journal does not say when traffic began. */
  trafficAt?: Micros;
  /** When the harness began to end the cell: what comes later may be of its own making. */
  drainingAt?: Micros;
  /** The last fact's stamp. */
  until: Micros;
  /** Reasons for which the cell has no verdict. */
  readonly voids: string[];
  /** Why the app cannot have this cell, where that was found out in it. */
  unsupported?: string;
  /** The cell was given up before its end. */
  isCutShort: boolean;
  /** It was given up since the user ended the run. */
  isInterrupted: boolean;
  /** Longest time the harness' own event loop stood still. */
  longestStallUs: Micros;
  /** p99 of its delay, by a timer of 10 ms; the largest of several. */
  loopP99Us: Micros;
}

export const cell = {
  empty: (): Cell => ({
    phase: 'starting',
    until: us(0),
    voids: [],
    isCutShort: false,
    isInterrupted: false,
    longestStallUs: us(0),
    loopP99Us: us(0),
  }),
  every(state, { at }) {
    if (at > state.until) state.until = at;
  },
  steps: {
    cell(state, { plan }) {
      state.plan = plan;
    },
    phase(state, { phase, zero, at }) {
      state.phase = phase;
      if (phase === 'traffic') state.trafficAt = zero === undefined ? at : us(zero);
      if (phase === 'draining') state.drainingAt ??= at;
    },
    'event-due'(state, { at }) {
      state.trafficAt ??= at;
    },
    'fault-failed'({ voids }, { fault, why }) {
      voids.push(`Fault "${fault}" could not be injected or healed: ${why}`);
    },
    'toxiproxy-restarted'({ voids }, { why }) {
      voids.push(`Toxiproxy was restarted: ${why}`);
    },
    'loop-delay'(state, { maxUs, p99Us }) {
      state.loopP99Us = us(Math.max(state.loopP99Us, p99Us));
      if (maxUs > state.longestStallUs) state.longestStallUs = us(maxUs);
    },
    void(state, { why, isUnsupported, isInterrupted = false }) {
      state.isCutShort = true;
      state.isInterrupted ||= isInterrupted;
      if (isUnsupported) state.unsupported ??= why;
      state.voids.push(why);
    },
  },
} satisfies Fold<Cell> & { every(state: Cell, entry: Entry): void };
