/**
 * A cell's events over time. x: the cell's clock; y: how long the event took from due to its first ack (log). Each event
 * is a bar from due to acked, so its length and its height mean the same; events never acked stand in a lane of their own.
 */

import * as Plot from '@observablehq/plot';

import type { Evidence } from '../../harness/result.ts';
import { duration } from '../../harness/base/quantity.ts';
import { drawnEvents } from './drawn-events.ts';
import { eventMarks, latencyOf, type PlacedEvent } from './event-marks.ts';
import { faultBands } from './fault-bands.ts';
import { labelMarks, layLabels } from './labels.ts';
import { inkOf, quietInk } from './palette.ts';
import { svg } from './svg.ts';
import { frame, timeScale } from './time-axis.ts';

/** Both arms of a pair share these, so that their charts can be compared by eye. */
export interface TimelineFrame {
  readonly spanUs: number;
  /** Lowest and highest latency of both arms, µs. */
  readonly latencyUs: readonly [low: number, high: number];
  /** Whether an event of either arm was never acked, so that there must be a lane for it. */
  readonly hasUnacked: boolean;
}

const decadesUs = [100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const plotHeight = 156;
const rowHeight = 15;

export function timelineFrame(evidences: readonly Evidence[]): TimelineFrame {
  const latencies = evidences.flatMap(({ events }) => events.map(latencyOf)).filter((each) => each !== undefined);
  const low = latencies.reduce((lowest, each) => Math.min(lowest, each), 1e3);
  const high = latencies.reduce((highest, each) => Math.max(highest, each), 1e4);
  return {
    spanUs: Math.max(1, ...evidences.map((each) => each.spanUs)),
    latencyUs: [Math.max(50, low * 0.7), high * 1.5],
    hasUnacked: evidences.some(({ events }) => events.some((event) => event.ackedUs === undefined)),
  };
}

export function timeline(evidence: Evidence, shared: TimelineFrame): string {
  const { spanUs, hasUnacked } = shared;
  const [low, high] = shared.latencyUs;
  const labels = layLabels(evidence, spanUs);
  const rows = labels.reduce((most, label) => Math.max(most, label.row + 1), 0);
  const marginTop = 8 + Math.max(1, rows) * rowHeight;
  const part = (share: number): number => high * (high / low) ** share;
  const never = part(0.13);
  const events = drawnEvents(evidence.events).map((event): PlacedEvent =>
    Object.assign({ y: latencyOf(event) ?? never }, event),
  );
  const ticks = decadesUs.filter((tick) => tick >= low && tick <= high);
  return svg(`Timeline of ${evidence.cell}: each event from due to acked`, {
    ...frame,
    height: marginTop + plotHeight + 4,
    marginTop,
    marginBottom: 4,
    x: { ...timeScale(spanUs), axis: null },
    y: { type: 'log', domain: [low, part(hasUnacked ? 0.22 : 0)], axis: null },
    marks: [
      ...faultBands(evidence.episodes, spanUs),
      Plot.gridY(ticks, { stroke: 'currentColor', strokeOpacity: 0.12 }),
      Plot.axisY(ticks, { tickFormat: duration, tickSize: 0, label: null }),
      Plot.text(['due → ack'], {
        frameAnchor: 'top-left',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        dx: -9,
        dy: -4,
        fill: quietInk,
      }),
      ...(hasUnacked ? unackedLane(never, part(0.05)) : []),
      Plot.ruleX(evidence.marks, { x: (mark) => mark.atUs / 1e6, stroke: quietInk, strokeOpacity: 0.8 }),
      ...labelMarks(labels, rowHeight),
      ...eventMarks(events, inkOf[evidence.transport], spanUs),
    ],
  });
}

function unackedLane(middle: number, edge: number): readonly Plot.Markish[] {
  return [
    Plot.text([middle], { y: (y: number) => y, text: () => 'no ack', frameAnchor: 'left', textAnchor: 'end', dx: -9 }),
    Plot.ruleY([edge], { stroke: 'currentColor', strokeOpacity: 0.35, strokeDasharray: '1,3' }),
  ];
}
