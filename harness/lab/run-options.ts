import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import type { Entry } from '../journal/facts.ts';
import type { Turns } from '../machine/turns.ts';
import type { Engine } from '../network/route.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import type { RunnableCell } from './script.ts';

export interface RunOptions {
  readonly cells: readonly RunnableCell[];
  /** What the cells are of, and what the run must have. Default: a run that must have nothing by name. */
  readonly of?: Pick<RunPlan, 'passport' | 'required' | 'allowsUnsupported' | 'comparing'>;
  readonly out: string;
  readonly seed: number;
  readonly pairs: number;
  readonly workers: number;
  /** Shared with another run on this machine at the same time. Default: the run's own, `workers` wide. */
  readonly turns?: Turns;
  readonly policy: Policy;
  readonly engine: 'auto' | 'embedded';
  readonly command: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** What a caller may show while the run goes. */
export interface Progress {
  line(text: string): void;
  began(plan: { readonly directory: string; readonly engine: Engine; readonly cells: readonly PlannedCell[] }): void;
  cellBegan(cell: PlannedCell): void;
  cellSaw?(cell: PlannedCell, entry: Entry): void;
  cellEnded(cell: PlannedCell): void;
  /** Its app does not start, as another cell has found out. */
  cellNotBegun?(cell: PlannedCell): void;
}
