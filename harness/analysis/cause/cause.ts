/** What the app did that made its cell fail: one kind a file, each of which looks at what happened and finds its own kind or nothing. */

import type { History } from '../../history/history.ts';
import type { CellResult } from '../../result.ts';

export type Cause = NonNullable<CellResult['cause']>;

export type Found = Omit<Cause, 'kind'>;

export interface CauseKind {
  /** Kebab-case; in `result.json`. */
  readonly name: string;
  /** What the app does, in a sentence. */
  readonly means: string;
  /** The figures that it makes fail: a metric's name or, of `lost`, `lost: ` and how. */
  readonly explains: readonly string[];
  /** Says what Slack did and not what the app did: where no other kind shows. */
  readonly isFallback?: true;
  /** The first time that it shows; events are counted as figures count them, without the warm-up (`measured`). `atUs` counts from the start of traffic. Pure. */
  find(history: History): Found | undefined;
}
