/** Under a timeline: when the app could be reached at all, and each socket from dialled over ready to gone. */

import * as Plot from '@observablehq/plot';

import type { Evidence } from '../../harness/result.ts';
import { duration } from '../../harness/base/quantity.ts';
import { faultBands } from './fault-bands.ts';
import { inkOf, lossInk } from './palette.ts';
import { svg } from './svg.ts';
import { frame, pixelOf, timeScale } from './time-axis.ts';

interface Bar {
  readonly lane: string;
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

const mostSockets = 8;
const laneHeight = 20;

/** How many sockets were left out of the drawing. */
export function socketsLeftOut({ links }: Evidence): number {
  return Math.max(0, links.length - mostSockets);
}

export function linkLanes(evidence: Evidence, spanUs: number): string {
  const links = evidence.links.slice(0, mostSockets);
  const names = ['reachable', ...links.map((_, index) => `socket ${index + 1}`)];
  const ink = inkOf[evidence.transport];
  const up = evidence.up.map(([from, to]) => bar('reachable', from, to, 'reachable'));
  const gaps = gapsOf(evidence);
  const bars = (
    pick: (link: Evidence['links'][number]) => readonly [number | undefined, number | undefined],
    word: string,
  ) =>
    links.flatMap((link, index) => {
      const [from, to] = pick(link);
      return from === undefined || to === undefined
        ? []
        : [bar(`socket ${index + 1}`, from, to, `${link.id} on ${link.host}: ${word}`)];
    });
  const opening = bars((link) => [link.openedUs, link.readyUs ?? link.closedUs ?? evidence.spanUs], 'open, not ready');
  const ready = bars((link) => [link.readyUs, link.closingUs ?? link.closedUs ?? evidence.spanUs], 'ready');
  const closing = bars((link) => [link.closingUs, link.closedUs ?? evidence.spanUs], 'closing');
  const across = (at: number): Plot.RectXOptions => ({
    x1: 'from',
    x2: 'to',
    y: 'lane',
    title: 'title',
    insetTop: at,
    insetBottom: at,
  });
  return svg(`When ${evidence.cell} could be reached`, {
    ...frame,
    height: names.length * laneHeight + 38,
    marginTop: 2,
    marginBottom: 36,
    x: timeScale(spanUs),
    y: { type: 'band', domain: names, label: null, padding: 0.1 },
    marks: [
      ...faultBands(evidence.episodes, spanUs),
      Plot.axisY({ tickSize: 0, label: null }),
      Plot.axisX({
        label: "time on the cell's clock (s)",
        labelAnchor: 'center',
        labelArrow: 'none',
        tickSize: 4,
        ticks: 10,
      }),
      Plot.barX(up, { ...across(4), fill: ink }),
      Plot.barX(gaps, { ...across(1), fill: 'none', stroke: lossInk, strokeDasharray: '3,2' }),
      Plot.text(
        gaps.filter((gap) => pixelOf(gap.to - gap.from, spanUs / 1e6) - frame.marginLeft > gap.title.length * 6),
        { x: (gap: Bar) => (gap.from + gap.to) / 2, y: 'lane', text: 'title', fontSize: 11, fill: 'var(--loss-text)' },
      ),
      Plot.barX(opening, { ...across(8), fill: ink, fillOpacity: 0.25 }),
      Plot.barX(ready, { ...across(7), fill: ink, fillOpacity: 0.75 }),
      Plot.barX(closing, { ...across(8), fill: 'none', stroke: ink }),
    ],
  });
}

function bar(lane: string, fromUs: number, toUs: number, title: string): Bar {
  return { lane, from: Math.max(0, fromUs) / 1e6, to: toUs / 1e6, title };
}

/** Between two times of being up, and after the last one where the clock ran on. */
function gapsOf({ up, spanUs }: Evidence): readonly Bar[] {
  const starts = [...up.slice(1).map(([from]) => from), spanUs];
  return up.flatMap(([, to], index) => {
    const next = starts[index] ?? spanUs;
    return next - to < 1_000 ? [] : [bar('reachable', to, next, `down for ${duration(next - to)}`)];
  });
}
