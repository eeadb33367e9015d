/** How events are drawn: a bar from due to acked, a dot at the ack, ✕ where an attempt failed, a square where one was sent again. */

import * as Plot from '@observablehq/plot';

import type { EvidenceEvent } from '../../harness/result.ts';
import { duration } from '../../harness/base/quantity.ts';
import { isTroubled } from './drawn-events.ts';
import { lossInk } from './palette.ts';

/** With its height: its latency, or the lane of events never acked. */
export interface PlacedEvent extends EvidenceEvent {
  readonly y: number;
}

/** Sides of 4 and 5 pixels, by d3's areas of symbols: a page has thousands of them, and a fraction is two letters more each. */
const wholePixels = { square: 2.257, times: 2.4 } as const;

export function latencyOf(event: EvidenceEvent): number | undefined {
  return event.ackedUs === undefined ? undefined : event.ackedUs - event.dueUs;
}

export function eventMarks(events: readonly PlacedEvent[], ink: string, spanUs: number): readonly Plot.Markish[] {
  const acked = events.filter((event) => event.ackedUs !== undefined);
  const troubled = events.filter(isTroubled);
  const tries = troubled.flatMap(({ attempts, y }) => attempts.map((tried) => ({ ...tried, y })));
  return [
    // A bar shorter than half a pixel shows nothing that its dot does not.
    Plot.ruleY(
      acked.filter((event) => (latencyOf(event) ?? 0) > spanUs / 1_600),
      { x1: seconds('dueUs'), x2: seconds('ackedUs'), y: 'y', stroke: ink, strokeOpacity: 0.5 },
    ),
    Plot.dot(
      tries.filter((tried) => tried.attempt > 0),
      { x: seconds('sentUs'), y: 'y', symbol: 'square', r: wholePixels.square, stroke: ink, strokeWidth: 1 },
    ),
    Plot.dot(
      tries.filter((tried) => tried.failedUs !== undefined),
      { x: seconds('failedUs'), y: 'y', symbol: 'times', r: wholePixels.times, stroke: lossInk, strokeWidth: 1 },
    ),
    Plot.dot(
      acked.filter((event) => !isTroubled(event)),
      { x: seconds('ackedUs'), y: 'y', r: 1.9, fill: ink },
    ),
    // Only these have a title when pointed at: a title on every event would double the page.
    Plot.dot(acked.filter(isTroubled), { x: seconds('ackedUs'), y: 'y', r: 2.2, fill: ink, title: titleOf }),
    Plot.dot(
      troubled.filter((event) => event.outcome === 'lost'),
      { x: seconds('dueUs'), y: 'y', symbol: 'times', r: 4, stroke: lossInk, strokeWidth: 1.8, title: titleOf },
    ),
    Plot.dot(
      troubled.filter((event) => event.outcome === 'unknown'),
      { x: seconds('dueUs'), y: 'y', r: 3, stroke: ink, title: titleOf },
    ),
  ];
}

function seconds<Key extends string>(key: Key): (each: { readonly [key in Key]?: number }) => number {
  return (each) => (each[key] ?? Number.NaN) / 1e6;
}

function titleOf(event: PlacedEvent): string {
  const reasons = Map.groupBy(
    event.attempts.flatMap((tried) => tried.reason ?? []),
    (reason) => reason,
  );
  const why = [...reasons].map(([reason, all]) => (all.length === 1 ? reason : `${all.length} × ${reason}`)).join(', ');
  const ended = event.ackedUs === undefined ? event.outcome : `acked after ${duration(event.ackedUs - event.dueUs)}`;
  return `${event.id}: due at ${duration(event.dueUs)}, ${ended}, attempts: ${event.attempts.length}${why && ` (${why})`}`;
}
