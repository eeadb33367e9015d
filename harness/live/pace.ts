/** Traffic whose rate changes while it runs. Pure. */

import { us } from '../base/units.ts';
import type { Due, Workload } from '../workloads/workload.ts';

export interface Pace {
  /** Events a second. */
  readonly rate: number;
  setRate(perSecond: number): void;
  /** The workload in its own shape, at this pace, for as long as it lasts. */
  paced(workload: Workload): Workload;
}

/** `rate`: at which the workload goes by itself. */
export function createPace(rate: number): Pace {
  let now = rate;
  return {
    get rate() {
      return now;
    },
    setRate(perSecond) {
      now = perSecond;
    },
    paced: (workload) => ({ ...workload, due: (random) => stretched(workload, random, () => rate / now) }),
  };
}

/** Each gap between two events, so many times longer; when all have come they come again, until the time is over. */
function* stretched(workload: Workload, random: Parameters<Workload['due']>[0], factor: () => number): Generator<Due> {
  let at = 0;
  for (let round = 0; ; round += 1) {
    let before = 0;
    for (const due of workload.due(round === 0 ? random : random.fork(`round ${round}`))) {
      at += (due.at - before) * factor();
      before = due.at;
      if (at >= workload.lasting) return;
      yield { ...due, at: us(at) };
    }
    // From the last event to the end of its round; a round without any would never end
    const rest = (workload.lasting - before) * factor();
    if (rest <= 0) return;
    at += rest;
    if (at >= workload.lasting) return;
  }
}
