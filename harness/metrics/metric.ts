import type { History } from '../history/history.ts';
import type { Measurement, Unit } from '../result.ts';

/** How much; never whether that is enough (an expectation, in the scenario, says that). Pure. */
export interface Metric {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher';
  /** The distribution to draw where a cell's expectations name none. Default false. */
  readonly isHeadline?: boolean;
  /** A difference smaller than this does not matter, in the metric's unit. Default: by unit (`analysis/compare/margin.ts`). */
  readonly margin?: number;
  /** What less and more of it are called. Default: by unit. */
  readonly spoken?: readonly [less: string, more: string];
  measure(history: History): Measurement;
}
