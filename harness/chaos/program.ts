/** Which fault when, drawn from a seed. Pure: the same seed, length and faults are the same program. */

import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { AtTime } from '../matrix/timed-fault.ts';
import { type Micros, minutes as lasting, ms, seconds, us } from '../base/units.ts';
import type { FaultKind } from './fault-kinds.ts';

export interface ProgramOptions {
  readonly seed: number;
  /** Length of the traffic. */
  readonly minutes: number;
  readonly faults: readonly FaultKind[];
}

/** Between two episodes at least, and at most this much more. */
const quiet = { least: ms(1_500), spread: ms(2_500) };
/** Traffic after the last episode, by which recovery is seen; retries may go on after it, while the cell settles. */
const tail = seconds(6);

// Hard faults are timed so that no event can have all four attempts in them: one that is lost was lost by the app, not by
// Slack's giving up. Attempts that fail at once are made 0, 0, 2 and 12 s after the event was due (policy ÷ 30), and an
// app may take 6 s to be back (Bolt for JavaScript waits 5 s before it dials again).

/** From the begin of the first of several hard faults to the end of the last: with the 6 s after it that makes 12 s. */
const outage = seconds(6);
/** From the end of an outage to the next: 6 s to be back, 3 s to the deadline of an attempt sent then, 10 s to its retry. */
const recess = seconds(19);

/** Episodes in order, none overlapping. Every kind comes once before any comes twice, as far as it fits. */
export function program({ seed, minutes, faults }: ProgramOptions): readonly AtTime[] {
  const random = seeded(seed).fork('fault program');
  const total = lasting(minutes);
  const end = total - Math.min(tail, total / 3);
  const used = new Map<FaultKind, number>();
  const timed: AtTime[] = [];
  let outageFrom = Number.NEGATIVE_INFINITY;
  let recessTo = 0;
  for (let from = wholeHundredths(Math.min(pause(), total / 6)); ; from = wholeHundredths(from + pause())) {
    const fits = (kind: FaultKind): boolean => from + kind.lasting[0] <= latestEnd(kind, from);
    const fitting = faults.filter(fits);
    if (fitting.length === 0) return timed;
    const fewest = Math.min(...fitting.map((kind) => used.get(kind) ?? 0));
    const kind = random.pick(fitting.filter((each) => (used.get(each) ?? 0) === fewest));
    used.set(kind, fewest + 1);

    const [least, most] = kind.lasting;
    const longest = Math.min(most, latestEnd(kind, from) - from);
    const to = wholeHundredths(from + least + random.next() * (longest - least));
    timed.push({ from, to, fault: kind.draw(random) });
    if (kind.isHard) {
      if (from >= recessTo) outageFrom = from;
      recessTo = to + recess;
    }
    from = to;
  }

  function latestEnd({ isHard }: FaultKind, from: number): number {
    return isHard && from < recessTo ? Math.min(end, outageFrom + outage) : end;
  }

  function pause(): number {
    return quiet.least + random.next() * quiet.spread;
  }
}

/** Of a second: what is finer cannot be kept by timers, and would have to be read. */
function wholeHundredths(at: number): Micros {
  return us(Math.floor(at / ms(10)) * ms(10));
}
