/** Which fault when, drawn from a seed. Pure: the same seed, length and faults are the same program. */

import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { TimedFault } from '../scenario.ts';
import { type Micros, minutes as lasting, ms, seconds, us } from '../units.ts';
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
/**
 * From the end of one hard fault to the begin of the next: 6 s in which an app may still be reconnecting (Bolt for
 * JavaScript waits 5 s), the deadline of an attempt sent then (3 s), and the rest before the last retry (300 s ÷ 30).
 * Then no event has all four attempts in faults, and one that is lost was lost by the app, not by Slack's giving up.
 */
const recess = seconds(19);

/** Episodes in order, none overlapping. Every kind comes once before any comes twice, as far as it fits. */
export function program({ seed, minutes, faults }: ProgramOptions): readonly TimedFault[] {
  const random = seeded(seed).fork('fault program');
  const total = lasting(minutes);
  const end = total - Math.min(tail, total / 3);
  const used = new Map<FaultKind, number>();
  const timed: TimedFault[] = [];
  let from = Math.min(pause(), total / 6);
  let hardFrom = 0;
  for (;;) {
    const fitting = faults.filter((kind) => from + kind.lasting[0] <= end && (!kind.isHard || from >= hardFrom));
    if (fitting.length === 0) return timed;
    const fewest = Math.min(...fitting.map((kind) => used.get(kind) ?? 0));
    const kind = random.pick(fitting.filter((each) => (used.get(each) ?? 0) === fewest));
    used.set(kind, fewest + 1);
    const [least, most] = kind.lasting;
    const to = wholeHundredths(from + least + random.next() * (Math.min(most, end - from) - least));
    timed.push({ from: wholeHundredths(from), to, fault: kind.draw(random) });
    if (kind.isHard) hardFrom = to + recess;
    from = to + pause();
  }

  function pause(): number {
    return quiet.least + random.next() * quiet.spread;
  }
}

/** Of a second: what is finer cannot be kept by timers, and would have to be read. */
function wholeHundredths(at: number): Micros {
  return us(Math.floor(at / ms(10)) * ms(10));
}
