/** What the cell stood on: what of ours stood still, and how long the app had to wait for the machine. Pure. */

import { type Micros, us } from '../base/units.ts';
import type { GroundPart } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

export interface Stall {
  readonly part: GroundPart;
  readonly from: Micros;
  readonly until: Micros;
}

export interface CpuWait {
  readonly at: Micros;
  readonly instance: number;
  /** What others made it wait: of its wait, the share of the machine that it did not use itself. */
  readonly us: number;
}

export interface Ground {
  readonly stalls: Stall[];
  /** For garbage, of the harness. */
  readonly pauses: { readonly from: Micros; readonly until: Micros }[];
  readonly waits: CpuWait[];
  /** Of the wall clock, with its sign. */
  readonly jumps: { readonly at: Micros; readonly byUs: number }[];
  /** Most that was seen over a few seconds. */
  pressure: { readonly cpuShare?: number; readonly load: number; readonly cpus: number } | undefined;
  /** How many cells, at most, ran at the same time. */
  beside: number;
}

export const partText: Readonly<Record<GroundPart, string>> = {
  proxy: 'Toxiproxy',
  keeper: 'the keeper of the processes',
  harness: 'the harness',
};

export const ground = {
  empty: (): Ground => ({ stalls: [], pauses: [], waits: [], jumps: [], pressure: undefined, beside: 0 }),
  steps: {
    stall({ stalls }, { part, lengthUs, at }) {
      stalls.push({ part, from: us(Math.max(0, at - lengthUs)), until: at });
    },
    'app-waited'({ waits }, { instance, overUs, waitUs, cpuUs, cpus, at }) {
      waits.push({ at, instance, us: waitUs * (1 - Math.min(1, cpuUs / (overUs * cpus))) });
    },
    'gc-pause'({ pauses }, { lengthUs, at }) {
      pauses.push({ from: us(Math.max(0, at - lengthUs)), until: at });
    },
    'clock-jumped'({ jumps }, { byUs, at }) {
      jumps.push({ at, byUs });
    },
    pressure(state, { cpuShare, load, cpus }) {
      const most = state.pressure;
      if (most && (most.cpuShare ?? most.load) >= (cpuShare ?? load)) return;
      state.pressure = { ...(cpuShare === undefined ? {} : { cpuShare }), load, cpus };
    },
    beside(state, { cells }) {
      state.beside = Math.max(state.beside, cells);
    },
  },
} satisfies Fold<Ground>;

/** The longest that an instance waited for a processor, all told, within any time of this length; never longer than that. */
export function mostWaited({ waits }: Pick<Ground, 'waits'>, withinUs: number): number {
  let most = 0;
  for (const instance of new Set(waits.map((wait) => wait.instance))) {
    const own = waits.filter((wait) => wait.instance === instance);
    let first = 0;
    let sum = 0;
    for (const wait of own) {
      sum += wait.us;
      for (let oldest = own[first]; oldest && wait.at - oldest.at > withinUs; oldest = own[first]) {
        sum -= oldest.us;
        first += 1;
      }
      most = Math.max(most, sum);
    }
  }
  return Math.min(most, withinUs);
}
