/** A fault program drawn from a seed. Pure: the same options are the same program. */

import { type Random, seeded } from '../../mocks/slack/protocol/random.ts';
import { type Micros, ms, seconds, us } from '../base/units.ts';
import { type Aim, type Opening, openingsOf } from './aims.ts';
import { holds, type Program, type Step } from './program.ts';
import { tailOf } from './properties.ts';
import type { Kind } from './vocabulary.ts';

export interface DrawOptions {
  readonly seed: number;
  readonly lasting: Micros;
  /** Events a second. */
  readonly perSecond: number;
  /** So many faults may be in force at the same time; at least 1. */
  readonly intensity: number;
  /** None: the program has no faults. */
  readonly kinds: readonly Kind[];
  /** Bouts of faults at most; the program then ends as soon as it may. Default: as many as its length has room for. */
  readonly mostBouts?: number;
  /** Faults that are to strike in a state of the app in which they have not. Default: none. */
  readonly aims?: readonly Aim[];
  /** Combinations that are not to be drawn, since what they do is known. Default: none. */
  readonly without?: readonly (readonly Step[])[];
}

/** Between two bouts of faults at least, and at most this much more. */
const rest = { least: seconds(1), spread: seconds(5) };
/** Of the bouts, as far as there are aims; the others are drawn freely. */
const aimedShare = 0.75;

/** Bouts of faults, each of up to `intensity` that overlap, with quiet between them and after the last one. */
export function drawProgram(options: DrawOptions): Program {
  const { seed, lasting, perSecond, kinds, mostBouts, without = [] } = options;
  if (kinds.length === 0) return { lasting, perSecond, steps: [] };
  const random = seeded(seed).fork('fault program');
  const end = lasting - tailOf(lasting);
  const used = new Map<string, number>();
  const steps: Step[] = [];
  let left = mostBouts === undefined ? Number.POSITIVE_INFINITY : 1 + random.below(mostBouts);
  let at = firstAt(random, end);
  while (steps.length === 0 || (at < end - seconds(1) && left > 0)) {
    const bout = drawBout({ ...options, random, at, end, used }).filter(({ to, from }) => to > from);
    steps.push(...bout);
    for (const { fault } of bout) used.set(fault, (used.get(fault) ?? 0) + 1);
    at = ends(steps) + pause(random);
    left -= 1;
  }
  const length = mostBouts === undefined ? lasting : us(Math.min(lasting, ends(steps) + tailOf(lasting)));
  return leftWithout({ lasting: length, perSecond, steps: steps.toSorted((a, b) => a.from - b.from) }, without);
}

interface BoutOptions extends DrawOptions {
  readonly random: Random;
  readonly at: number;
  /** Before this all must be over. */
  readonly end: number;
  /** How often each fault was drawn. */
  readonly used: ReadonlyMap<string, number>;
}

function drawBout(options: BoutOptions): readonly Step[] {
  const { random, at, end, intensity, aims = [] } = options;
  const opening = aims.length > 0 && random.next() < aimedShare ? drawAim(options) : undefined;
  const bout = opening ?? [stepOf(leastUsed(options, []), { ...options, from: at })];
  const size = 1 + random.below(intensity);
  while (bout.length < size) {
    const others = options.kinds.filter((kind) => bout.every((step) => mayMeet(kind, step, options.kinds)));
    if (others.length === 0) break;
    const span = Math.min(ends(bout), end) - at;
    bout.push(stepOf(leastUsed({ ...options, kinds: others }, bout), { ...options, from: at + random.next() * span }));
  }
  return bout.map((step) => ({ ...step, to: us(Math.min(step.to, end)) }));
}

/** What brings the app into the state, then the fault. */
function drawAim({ random, at, kinds, aims = [], end, ...options }: BoutOptions): Step[] | undefined {
  const { fault, state } = random.pick(aims);
  const kind = kinds.find((each) => each.fault === fault);
  if (kind === undefined) return undefined;
  const fitting = openingsOf(state).filter(
    ({ steps }) => steps.length < options.intensity && steps.every((step) => mayMeet(kind, step, kinds)),
  );
  if (fitting.length === 0) return undefined;
  const opening: Opening = random.pick(fitting);
  const [least, most] = opening.within;
  const shifted = opening.steps.map((step) => ({
    ...step,
    from: hundredth(at + step.from),
    to: hundredth(at + step.to),
  }));
  return [
    ...shifted,
    stepOf(kind, { ...options, kinds, random, at, end, from: at + least + random.next() * (most - least) }),
  ];
}

function leastUsed({ random, kinds, used }: BoutOptions, bout: readonly Step[]): Kind {
  const times = ({ fault }: Kind): number =>
    (used.get(fault) ?? 0) + (bout.some((step) => step.fault === fault) ? 1 : 0);
  const fewest = Math.min(...kinds.map(times));
  return random.pick(kinds.filter((kind) => times(kind) === fewest));
}

/** Short ones are likelier: much of what goes wrong does so at an edge. */
function stepOf(
  { fault, lasting: [least, most], over, draw }: Kind,
  { random, from, end }: BoutOptions & { readonly from: number },
): Step {
  const parameters = draw?.(random);
  const length = least + random.next() ** 2 * (Math.min(most, Math.max(least, end - from)) - least);
  return {
    fault,
    from: hundredth(from),
    to: hundredth(from + length),
    ...(over === undefined ? {} : { over }),
    ...(parameters === undefined ? {} : { with: parameters }),
  };
}

/** Two of one name end as one, and what holds the same thing fights for it. */
function mayMeet(kind: Kind, { fault }: Step, kinds: readonly Kind[]): boolean {
  const other = kinds.find((each) => each.fault === fault);
  return kind.fault !== fault && (kind.holds === undefined || kind.holds !== other?.holds);
}

/** Of a combination that is known the step that comes last is left out. */
function leftWithout(program: Program, without: readonly (readonly Step[])[]): Program {
  const known = without.find((steps) => holds(program, steps));
  if (known === undefined) return program;
  const last = program.steps.findLastIndex((step) => holds({ steps: [step] }, known.slice(-1)));
  return leftWithout({ ...program, steps: program.steps.toSpliced(last, 1) }, without);
}

function firstAt(random: Random, end: number): number {
  return Math.min(seconds(1) + random.next() * seconds(3), end / 3);
}

function pause(random: Random): number {
  return rest.least + random.next() * rest.spread;
}

function ends(steps: readonly Step[]): number {
  return Math.max(0, ...steps.map(({ to }) => to));
}

/** Of a second: what is finer cannot be kept by timers, and would have to be read. */
function hundredth(at: number): Micros {
  return us(Math.round(at / ms(10)) * ms(10));
}
