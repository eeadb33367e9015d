/** What happens in a cell, apart from how it is begun and ended: the one thing in which scenarios and probes differ. */

import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Micros } from '../base/units.ts';
import type { Site } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../machine/clock.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Catalogue } from '../result.ts';
import type { System } from '../systems/system.ts';
import type { Opened } from '../transports/transport.ts';

export interface Script {
  /** Added to the app's environment, for faults that sit in the app from its start. */
  readonly environment?: Readonly<Record<string, string>>;
  /** True where deliveries, handlers and a deaf app are waited for after it. */
  readonly settles: boolean;
  /** Resolves when everything has been done to the app; early where the signal fires. */
  play(stage: Stage): Promise<void>;
}

/** A cell that is ready: Slack can reach the app, and nothing has happened yet. */
export interface Stage {
  readonly plan: CellPlan;
  readonly raise: Opened['raise'];
  readonly site: Site;
  readonly isRunning: () => boolean;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The zero of the script's own times. */
  readonly start: Micros;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** A cell with all that a run needs of it. */
export interface RunnableCell {
  readonly plan: CellPlan;
  readonly system: System;
  readonly version: string;
  readonly script: Script;
  /** What the catalogue of the result says of its question. */
  readonly question: Catalogue['scenarios'][string];
  /** Why it is not run. */
  readonly unsupported?: string;
}
