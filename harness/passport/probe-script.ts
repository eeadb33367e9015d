/** A probe as what happens in a cell: events at an even pace, and after a while its act. */

import { type Micros, ms, seconds, toMs, us } from '../base/units.ts';
import { reached } from '../lab/reached.ts';
import type { Script, Stage } from '../lab/script.ts';
import { openSite } from './open-site.ts';
import type { Probe } from './probe.ts';

/** Events run all through a probe, so that a gap shows in their delivery too. */
export const eventEvery = ms(200);
/** An app that has had no new link for so long has all that it opens at its start. */
const settled = seconds(5);
/** The longest that an app may go on opening links. */
const settlesWithin = seconds(20);

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
        await allLinks(stage);
        await site.pause(us(least + random.fork(probe.name).fork('phase').next() * (most - least)));
        await probe.act(site);
      } finally {
        clearInterval(events);
      }
    },
  };
}

/** Apps with several links open them one after the other: one that comes after the strike would look like a recovery. */
async function allLinks({ journal, clock, signal }: Stage): Promise<void> {
  const began = clock.now();
  let last = began;
  const stop = journal.follow(({ kind, at }) => {
    if (kind === 'link-ready') last = at;
  });
  while (!signal.aborted && clock.now() < Math.min(last + settled, began + settlesWithin))
    await reached(Math.min(last + settled, began + settlesWithin), clock.now, signal);
  stop();
}
