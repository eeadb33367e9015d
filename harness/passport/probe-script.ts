/** A probe as what happens in a cell: events at an even pace, and after a while its act. */

import { type Micros, ms, toMs, us } from '../base/units.ts';
import type { Script } from '../lab/script.ts';
import { openSite } from './open-site.ts';
import type { Probe } from './probe.ts';

/** Events run all through a probe, so that a gap shows in their delivery too. */
export const eventEvery = ms(200);
/** What an app does once it has its hello is over by then. */
const settled = ms(3_000);

export interface ProbeTimes {
  /** The longest it waits for the app. */
  readonly patience: Micros;
  /** How long after the app has settled the probe acts: drawn from the seed, within these. */
  readonly wait: readonly [least: Micros, most: Micros];
}

export function probeScript(probe: Probe, { patience, wait: [least, most] }: ProbeTimes): Script {
  return {
    settles: false,
    async play(stage) {
      const { raise, clock, random } = stage;
      const site = openSite(stage, patience);
      const events = setInterval(() => raise(clock.now()), toMs(eventEvery));
      try {
        await site.pause(settled);
        await site.pause(us(least + random.fork(probe.name).fork('phase').next() * (most - least)));
        await probe.act(site);
      } finally {
        clearInterval(events);
      }
    },
  };
}
