/** What was done by hand, as a scenario of the config's own format. Pure. */

import type { scenario } from '../config/scenario-schema.ts';
import type { z } from 'zod';
import type { Recorded } from './hand.ts';
import type { LiveMs } from './messages.ts';

export type ScenarioText = z.input<typeof scenario>;

/** Before the first fault: an app is connected, and its first events have come. */
const leadMs = 3_000;
/** After the last one: an app may be back, and what was tried again comes. */
const tailMs = 12_000;
/** Shorter than that no fault is sure to meet an event. */
const leastMs = 200;

/**
 * The times count from 3 s before the first fault: what was before is left out. A fault that lasts yet ends `now`. `rate`: events a
 * second.
 */
export function savedScenario({
  name,
  recorded,
  rate,
  now,
}: {
  readonly name: string;
  readonly recorded: readonly Recorded[];
  readonly rate: number;
  readonly now: LiveMs;
}): ScenarioText {
  const [first] = recorded;
  if (first === undefined) throw new RangeError('Nothing was done by hand: expected one fault at least');
  const zero = first.from - leadMs;
  const faults = recorded.map(({ fault, over, from, to = now, with: parameters }) => ({
    fault,
    from: inSeconds(from - zero),
    to: inSeconds(Math.max(to, from + leastMs) - zero),
    ...(over === undefined ? {} : { over }),
    ...(Object.keys(parameters).length === 0 ? {} : { with: parameters }),
  }));
  const last = recorded.reduce((latest, { from, to = now }) => Math.max(latest, to, from + leastMs), 0);
  return {
    name,
    title: titleOf(recorded),
    asks: 'Does the app lose an event under what was done by hand?',
    workload: { shape: 'steady', perSecond: rate, for: inSeconds(last - zero + tailMs) },
    // A name of the registry with parameters that were checked when it was begun
    toleratesMisses: true,
    faults: faults as ScenarioText['faults'],
    expects: [
      { metric: 'lost', atMost: 0 },
      { metric: 'unsettled', atMost: 0 },
    ],
  };
}

const mostNames = 4;

function titleOf(recorded: readonly Recorded[]): string {
  const names = [...new Set(recorded.map(({ fault }) => fault))];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return `Done by hand (${names.slice(0, mostNames).join(', ')}${more})`;
}

function inSeconds(time: LiveMs): string {
  return `${Number((time / 1_000).toFixed(1))} s`;
}
