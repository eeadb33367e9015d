/** How a fault strikes, and how its beginning and end come into the journal: the same for scenarios and for probes. */

import type { Micros } from '../base/units.ts';
import type { Fault, Site } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import type { TimedFault } from '../matrix/scenario.ts';
import type { Heal } from '../network/route.ts';
import { reached } from './reached.ts';

export interface StrikeOptions {
  readonly site: Site;
  readonly journal: Journal;
  readonly now: () => Micros;
}

/** Resolves when the fault is in force; the Heal when its end is. Throws `LabError` where it cannot be had. */
export async function strike(fault: Fault, { site, journal, now }: StrikeOptions): Promise<Heal> {
  const { name, text, severs, touches, isMomentary = false } = fault;
  const asked = now();
  const heal = await fault.inject(site);
  journal.add({ kind: 'fault-began', fault: name, text, asked, severs, isMomentary, touches });
  return async () => {
    const askedToEnd = now();
    await heal();
    journal.add({ kind: 'fault-ended', fault: name, asked: askedToEnd });
  };
}

/** Strikes at `from`, heals at `to` (or when the run is cut short, so that every end is in the journal). Never rejects. */
export async function strikeInTime(
  { from, to, fault }: TimedFault,
  {
    start,
    signal,
    ...options
  }: StrikeOptions & {
    /** The zero of the fault's own times. */
    readonly start: Micros;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  try {
    if (!(await reached(start + from, options.now, signal))) return;
    const heal = await strike(fault, options);
    await reached(start + to, options.now, signal);
    await heal();
  } catch (error) {
    options.journal.add({ kind: 'fault-failed', fault: fault.name, why: (error as Error).message });
  }
}
