/** How a fault strikes, and how its beginning and end come into the journal: the same for scenarios and for probes. */

import type { Micros } from '../base/units.ts';
import type { Fault, Site } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import { type AtFact, type AtTime, type TimedFault, timesOf, triggerWords } from '../matrix/timed-fault.ts';
import type { Heal } from '../network/route.ts';
import { LabError } from '../base/lab-error.ts';
import { reached } from './reached.ts';
import { triggered } from './triggered.ts';

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

export interface StrikeInTimeOptions extends StrikeOptions {
  /** The zero of the fault's own times. */
  readonly start: Micros;
  /** The run is cut short: what is in force ends at once, so that every end is in the journal. */
  readonly signal: AbortSignal;
  /** The traffic is over: no fact is waited for any more. */
  readonly trafficOver: AbortSignal;
}

/** Strikes at its time or at its fact, and heals. Never rejects. */
export async function strikeInTime(timed: TimedFault, options: StrikeInTimeOptions): Promise<void> {
  try {
    if ('when' in timed) await strikeAtFact(timed, options);
    else for (const once of timesOf(timed)) await strikeAt(once, options);
  } catch (error) {
    options.journal.add({ kind: 'fault-failed', fault: timed.fault.name, why: (error as Error).message });
  }
}

async function strikeAt(
  { from, to, fault }: AtTime,
  { start, signal, ...options }: StrikeInTimeOptions,
): Promise<void> {
  if (!(await reached(start + from, options.now, signal))) return;
  const heal = await strike(fault, options);
  await reached(start + to, options.now, signal);
  await heal();
}

async function strikeAtFact(timed: AtFact, options: StrikeInTimeOptions): Promise<void> {
  const { journal, now, start, signal, trafficOver } = options;
  const { when, lasting, fault } = timed;
  const { fact, nth = 1, after = 0 } = when;
  const ends = AbortSignal.any([signal, trafficOver]);
  const seen = await triggered({ journal, fact, nth, from: start + after, signal: ends });
  if (signal.aborted) return;
  const words = triggerWords(timed);
  if (seen < nth)
    throw new LabError(`It never struck: it strikes ${words}, which was seen ${seen} times until the traffic was over`);
  const heal = await strike({ ...fault, text: `${fault.text}, ${words}` }, options);
  await reached(now() + lasting, now, signal);
  await heal();
}
