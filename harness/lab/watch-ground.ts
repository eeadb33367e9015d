/** Watches what all cells of a run stand on: our own parts by their heartbeat, the machine by its pressure and its clocks. */

import { ms, seconds, us } from '../base/units.ts';
import type { GroundFact, GroundPart } from '../journal/facts.ts';
import { startClock } from '../machine/clock.ts';
import { type Pressure, readPressure } from '../machine/read-pressure.ts';
import { watchCollections } from './watch-collections.ts';
import { createHeart, type Heart } from './heart.ts';

export interface GroundWatch {
  /**
   * Calls back for each fact from now on. `stop` tells first what stands still at that moment, so that a cell which ends
   * meanwhile knows of it.
   */
  follow(listener: (fact: GroundFact) => void): { stop(): void };
  /** Idempotent. */
  close(): void;
}

export interface WatchGroundOptions {
  /** By part: asks it for a sign of life; resolves when it has given one, and never rejects. */
  readonly beats: Partial<Readonly<Record<Exclude<GroundPart, 'harness'>, () => Promise<void>>>>;
}

const beatEveryMs = 100;
/** A shorter one explains nothing that a cell expects, and a busy machine has many. */
const shortestStall = ms(250);
const pressureEvery = seconds(5);
const clocksEvery = seconds(1);
/** The wall clock is set right by less than 0.5 ms a second where it is slewed (adjtime(3)); more is a jump. */
const shortestJump = ms(100);

export function watchGround({ beats }: WatchGroundOptions): GroundWatch {
  const clock = startClock();
  const listeners = new Set<(fact: GroundFact) => void>();
  const tell = (fact: GroundFact): void => {
    for (const listener of listeners) listener(fact);
  };
  const loop = watchLoop(clock.now, (lengthUs) => tell({ kind: 'stall', part: 'harness', lengthUs }));
  const hearts = Object.entries(beats).map(([part, beat]) => ({
    part: part as keyof typeof beats,
    beat,
    heart: createHeart(),
  }));

  async function ask({ part, beat, heart }: { part: GroundPart; beat: () => Promise<void>; heart: Heart }) {
    if (!heart.ask(loop.awake())) return;
    await beat();
    const lengthUs = heart.answered(loop.awake());
    if (lengthUs >= shortestStall) tell({ kind: 'stall', part, lengthUs });
  }

  const collections = watchCollections((lengthUs) => tell({ kind: 'gc-pause', lengthUs }));
  const machine = watchMachine(tell);
  const timer = setInterval(() => {
    loop.turned();
    for (const each of hearts) void ask(each);
    machine.look(clock.now());
  }, beatEveryMs).unref();

  return {
    follow(listener) {
      listeners.add(listener);
      return {
        stop() {
          if (!listeners.delete(listener)) return;
          for (const { part, heart } of hearts) {
            const lengthUs = heart.silentFor(loop.awake());
            if (lengthUs >= shortestStall) listener({ kind: 'stall', part, lengthUs });
          }
        },
      };
    },
    close() {
      clearInterval(timer);
      collections.close();
    },
  };
}

/** Our own event loop: what comes much too late was held up, and so was the hearing of every answer. */
function watchLoop(now: () => number, onStall: (lengthUs: number) => void) {
  let last = now();
  let asleep = 0;

  function turned(): void {
    const late = now() - last - ms(beatEveryMs);
    last = now();
    if (late < shortestStall) return;
    asleep += late;
    onStall(us(late));
  }

  return {
    turned,
    /** The time in which we could hear. */
    awake() {
      // An answer may be heard before the timer that is overdue.
      if (now() - last - ms(beatEveryMs) >= shortestStall) turned();
      return us(now() - asleep);
    },
  };
}

function watchMachine(tell: (fact: GroundFact) => void) {
  let pressed = { at: 0, pressure: readPressure() };
  let clocks = { at: 0, wallUs: Date.now() * 1_000 };

  return {
    look(at: number): void {
      if (at - clocks.at >= clocksEvery) {
        const wallUs = Date.now() * 1_000;
        const byUs = wallUs - clocks.wallUs - (at - clocks.at);
        clocks = { at, wallUs };
        if (Math.abs(byUs) >= shortestJump) tell({ kind: 'clock-jumped', byUs: us(byUs) });
      }
      if (at - pressed.at >= pressureEvery) {
        const pressure = readPressure();
        tell(pressureFact(pressed.pressure, pressure, at - pressed.at));
        pressed = { at, pressure };
      }
    },
  };
}

function pressureFact(before: Pressure, after: Pressure, overUs: number): GroundFact {
  const share = (key: 'cpuUs' | 'memoryUs' | 'ioUs'): number | undefined => {
    const [from, to] = [before[key], after[key]];
    return from === undefined || to === undefined ? undefined : Math.round(((to - from) / overUs) * 1_000) / 1_000;
  };
  const [cpuShare, memoryShare, ioShare] = [share('cpuUs'), share('memoryUs'), share('ioUs')];
  return {
    kind: 'pressure',
    overUs,
    ...(cpuShare === undefined ? {} : { cpuShare }),
    ...(memoryShare === undefined ? {} : { memoryShare }),
    ...(ioShare === undefined ? {} : { ioShare }),
    load: after.load,
    cpus: after.cpus,
  };
}
