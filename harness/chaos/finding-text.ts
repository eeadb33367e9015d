/** What is told of a way to fail, in lines for a terminal and for the head of its file. Pure. */

import { count } from '../base/quantity.ts';
import { seconds } from '../base/units.ts';
import type { Found } from './finding.ts';
import type { Step } from './program.ts';

export function foundLines({
  system,
  transport,
  why,
  program,
  tried,
  isSmallest,
  failed,
  of,
}: Omit<Found, 'file' | 'repeat'>): readonly string[] {
  const { steps, lasting, perSecond } = program;
  return [
    `${system} over ${transport === 'http' ? 'HTTP' : 'Socket Mode'}: ${why}`,
    `${count(steps.length)} fault${steps.length === 1 ? '' : 's'} in ${lasting / seconds(1)} s of traffic, ${count(perSecond)} events a second:`,
    ...steps.map((step, index) => `  ${index + 1}. ${stepWords(step)}`),
    `${isSmallest ? 'Nothing of it can be taken away' : 'The budget for shrinking it was spent'}, ${count(tried)} smaller ones were tried.${
      of === 0 ? '' : ` It failed in the same way in ${failed} of ${of} repeats.`
    }`,
  ];
}

function stepWords({ fault, from, to, with: parameters }: Step): string {
  const how = parameters === undefined ? '' : ` ${JSON.stringify(parameters)}`;
  return `${from / seconds(1)} s to ${to / seconds(1)} s  ${fault}${how}`;
}
