/** From a program to smaller ones that may still show the same: the boldest first. Pure. */

import { type Micros, ms, seconds, us } from '../base/units.ts';
import { endOf, type Program, type Step } from './program.ts';

/** Traffic before the first fault, between two that are far apart, and after the last one where recovery is not asked. */
const lead = seconds(2);
const farApart = seconds(3);
const shortTail = seconds(10);
/** Faults with less between them belong together. */
const together = seconds(1);
/** A fault that strikes for less strikes nobody. */
const shortest = seconds(1);

export function smallerPrograms(program: Program): readonly Program[] {
  const all = [
    ...oneBoutEach(program).map(withShortTail),
    ...oneStepEach(program).map(withShortTail),
    ...oneBoutEach(program),
    ...oneStepEach(program),
    withShortTail(program),
    ...halves(program),
    ...withoutOneEach(program),
    closedUp(program),
    ...shorterWindows(program),
    ...rounder(program),
    ...fewerEvents(program),
  ];
  const seen = new Set([textOf(program)]);
  return all.filter((each) => {
    const text = textOf(each);
    if (seen.has(text) || each.steps.length === 0 || each.lasting > program.lasting + seconds(1)) return false;
    seen.add(text);
    return true;
  });
}

/** Two programs are the same where this is. */
export function textOf(program: Program): string {
  return JSON.stringify(program);
}

/** A cell takes half as long without it; one that is deaf without a link is waited for all the same. */
function withShortTail(program: Program): Program {
  return { ...program, lasting: us(endOf(program) + shortTail) };
}

/** Faults that overlap, or follow each other at once: what one of them does may need the others. */
function oneBoutEach(program: Program): readonly Program[] {
  const bouts: Step[][] = [];
  for (const step of program.steps) {
    const last = bouts.at(-1);
    if (last && step.from < endOf({ steps: last }) + together) last.push(step);
    else bouts.push([step]);
  }
  return bouts.length < 2 ? [] : bouts.map((steps) => closedUp({ ...program, steps }));
}

function oneStepEach(program: Program): readonly Program[] {
  return program.steps.length < 3 ? [] : program.steps.map((step) => closedUp({ ...program, steps: [step] }));
}

function halves(program: Program): readonly Program[] {
  const { steps } = program;
  const middle = Math.ceil(steps.length / 2);
  return steps.length < 4
    ? []
    : [steps.slice(0, middle), steps.slice(middle)].map((half) => closedUp({ ...program, steps: half }));
}

function withoutOneEach(program: Program): readonly Program[] {
  const { steps } = program;
  return steps.length < 2 ? [] : steps.map((_, index) => closedUp({ ...program, steps: steps.toSpliced(index, 1) }));
}

/** Idle times are cut short; what follows the last fault is left as it is. */
function closedUp(program: Program): Program {
  const { steps, lasting } = program;
  let gone = 0;
  let over = 0;
  const moved = steps.map((step, index): Step => {
    const idle = step.from - over;
    const kept = index === 0 ? lead : farApart;
    gone += Math.max(0, idle - kept);
    over = Math.max(over, step.to);
    return { ...step, from: us(step.from - gone), to: us(step.to - gone) };
  });
  return { ...program, steps: moved, lasting: us(lasting - (endOf(program) - endOf({ steps: moved }))) };
}

function shorterWindows(program: Program): readonly Program[] {
  const { steps } = program;
  return steps.flatMap((step, index) => {
    const length = step.to - step.from;
    const half = Math.max(shortest, Math.ceil(length / 2 / ms(500)) * ms(500));
    return half < length
      ? [closedUp(withSteps(program, steps.with(index, { ...step, to: us(step.from + half) })))]
      : [];
  });
}

/** Of whole seconds, then of tenths: all times at once. */
function rounder(program: Program): readonly Program[] {
  return [seconds(1), ms(100)].map((unit) => {
    const steps = program.steps.map((step) => {
      const from = nearest(step.from, unit);
      return { ...step, from, to: us(Math.max(from + shortest, nearest(step.to, unit))) };
    });
    const rounded = withSteps(program, steps);
    return { ...rounded, lasting: us(Math.ceil(rounded.lasting / seconds(1)) * seconds(1)) };
  });
}

function fewerEvents(program: Program): readonly Program[] {
  return program.perSecond <= 1 ? [] : [{ ...program, perSecond: Math.max(1, Math.floor(program.perSecond / 2)) }];
}

/** The traffic after the last fault stays as long as it was. */
function withSteps(program: Program, steps: readonly Step[]): Program {
  const tail = program.lasting - endOf(program);
  return { ...program, steps, lasting: us(endOf({ steps }) + tail) };
}

function nearest(at: number, unit: number): Micros {
  return us(Math.round(at / unit) * unit);
}
