/** Words on the time axis (marks and faults) laid out in rows so that none covers another. */

import * as Plot from '@observablehq/plot';

import type { Evidence } from '../../harness/result.ts';
import { frame, pixelOf } from './time-axis.ts';

export interface Label {
  readonly atUs: number;
  readonly text: string;
  readonly full: string;
  readonly isFault: boolean;
  /** Counted from the plot upwards. */
  readonly row: number;
  /** Written to the left of its instant, where the right edge is near. */
  readonly isLeft: boolean;
}

const mostRows = 4;
/** More faults than this cannot all be named over their bands. */
const mostNamed = 4;
const pixelsPerCharacter = 6.2;
const longest = 72;

/** True where there are so many faults that each is a number, to be looked up in the scenario's list of faults. */
export function areNumbered(faults: readonly unknown[]): boolean {
  return faults.length > mostNamed;
}

/** Labels that found a row; what found none is still a tick. */
export function layLabels(evidence: Evidence, spanUs: number): readonly Label[] {
  const wanted = [
    ...evidence.episodes.map(({ began, text }, index) => ({
      atUs: began[0],
      full: `fault: ${text}`,
      short: areNumbered(evidence.episodes) ? String(index + 1) : undefined,
      isFault: true,
    })),
    ...evidence.marks.map(({ atUs, text }) => ({ atUs, full: text, short: undefined, isFault: false })),
  ].sort((a, b) => a.atUs - b.atUs);
  const taken: (readonly [from: number, to: number])[][] = Array.from({ length: mostRows }, () => []);
  return wanted.flatMap((each) => {
    const { full, short = full } = each;
    const text = short.length > longest ? `${short.slice(0, longest - 1)}…` : short;
    const at = pixelOf(each.atUs, spanUs);
    const width = text.length * pixelsPerCharacter + 10;
    const isLeft = at + width > frame.width;
    const [from, to] = isLeft ? [at - width, at] : [at, at + width];
    const row = taken.findIndex((spans) => spans.every((span) => to < span[0] || from > span[1]));
    taken[row]?.push([from, to]);
    return row === -1 ? [] : [{ ...each, text, row, isLeft }];
  });
}

/** One mark a row and side, because Plot offsets whole marks. */
export function labelMarks(labels: readonly Label[], rowHeight: number): readonly Plot.Markish[] {
  return [...Map.groupBy(labels, (label) => `${label.row} ${label.isLeft}`).values()].map((own) => {
    const { row = 0, isLeft = false } = own[0] ?? {};
    return Plot.text(own, {
      x: (label: Label) => label.atUs / 1e6,
      text: 'text',
      title: 'full',
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      textAnchor: isLeft ? 'end' : 'start',
      dx: isLeft ? -3 : 0,
      dy: -4 - row * rowHeight,
      fontSize: 11,
      fill: (label: Label) => (label.isFault ? 'var(--fault-text)' : 'currentColor'),
    });
  });
}
