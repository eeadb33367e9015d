/** A lane: faults behind, events falling from due to ack, and below them the links. */

import type { Inks } from './inks.ts';
import type { FallingEvent, LaneView } from './lane-view.ts';
import { type Frame, gutter, longestMs, type Scales, scalesOf, shownMs, strip } from './scales.ts';

export interface LaneFrame extends Frame {
  readonly inks: Inks;
  /** Of this transport. */
  readonly ink: string;
  /** Of an ack. */
  readonly deadline: number;
}

const ticks = [10, 100, 1_000, 3_000, 10_000, 30_000];

export function drawLane(context: CanvasRenderingContext2D, view: LaneView, frame: LaneFrame): void {
  const { width, height, inks } = frame;
  const scales = scalesOf(frame);
  context.clearRect(0, 0, width, height);
  context.font = '11px system-ui, sans-serif';
  drawGrid(context, scales, frame);
  context.save();
  context.beginPath();
  context.rect(gutter, 0, width - gutter, height);
  context.clip();
  drawBands(context, view, { ...frame, scales });
  const shown = [...view.events.values()].filter(({ due }) => due > frame.now - shownMs(width) - 500);
  drawFalling(context, shown, { ...frame, scales });
  drawEnded(context, shown, { ...frame, scales });
  drawTroubles(context, shown, { ...frame, scales });
  drawLinks(context, view, { ...frame, scales });
  context.restore();
  context.fillStyle = inks.line;
  context.fillRect(width - 6, 0, 1, height);
}

interface Drawing extends LaneFrame {
  readonly scales: Scales;
}

function drawGrid(context: CanvasRenderingContext2D, { down }: Scales, frame: LaneFrame): void {
  const { width, height, inks, deadline } = frame;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ticks) {
    const y = Math.round(down(tick)) + 0.5;
    const isDeadline = tick === deadline;
    context.strokeStyle = isDeadline ? inks.known : inks.line;
    context.setLineDash(isDeadline ? [4, 3] : []);
    context.beginPath();
    context.moveTo(gutter, y);
    context.lineTo(width - 6, y);
    context.stroke();
    context.fillStyle = isDeadline ? inks.known : inks.soft;
    context.fillText(tick < 1_000 ? `${tick} ms` : `${tick / 1_000} s`, gutter - 6, y);
  }
  context.setLineDash([]);
  context.fillStyle = inks.soft;
  context.fillText('up', gutter - 6, height - strip + 11);
}

function drawBands(
  context: CanvasRenderingContext2D,
  { bands }: LaneView,
  { scales, now, height, inks, width }: Drawing,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'top';
  const rows: number[] = [];
  for (const { from, to = now, fault } of bands) {
    const [x, end] = [Math.max(gutter, scales.across(from)), scales.across(to)];
    if (end < gutter) continue;
    context.globalAlpha = 0.16;
    context.fillStyle = inks.fault;
    context.fillRect(x, 0, Math.max(2, end - x), height);
    context.globalAlpha = 1;
    context.fillStyle = inks.faultText;
    const size = context.measureText(fault).width;
    const at = Math.min(x + 4, width - size - 10);
    const free = rows.findIndex((taken) => taken < at - 6);
    const row = free < 0 ? rows.length : free;
    rows[row] = at + size;
    context.fillText(fault, at, 1 + row * 12);
  }
}

/** With a tail as long as half a second of its fall. */
function drawFalling(
  context: CanvasRenderingContext2D,
  events: readonly FallingEvent[],
  { scales, now, ink }: Drawing,
): void {
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  for (const { due, acked, givenUp } of events) {
    if (acked !== undefined || givenUp !== undefined) continue;
    const [x, head] = [scales.across(due), scales.down(now - due)];
    context.moveTo(x, Math.min(head - 5, scales.down(now - due - 400)));
    context.lineTo(x, head);
  }
  context.stroke();
  context.lineWidth = 1;
}

function drawEnded(
  context: CanvasRenderingContext2D,
  events: readonly FallingEvent[],
  { scales, ink, inks, deadline }: Drawing,
): void {
  const acked = events.filter((event): event is FallingEvent & { acked: number } => event.acked !== undefined);
  for (const isLate of [false, true]) {
    const own = acked.filter((event) => event.acked - event.due > deadline === isLate);
    context.fillStyle = context.strokeStyle = isLate ? inks.known : ink;
    context.globalAlpha = 0.16;
    context.beginPath();
    for (const { due, acked: at } of own) {
      // A fall that took no time that one could see leaves no trace
      if (at - due < 250) continue;
      context.moveTo(scales.across(due), scales.down(0));
      context.lineTo(scales.across(due), scales.down(at - due));
    }
    context.stroke();
    context.globalAlpha = 1;
    context.beginPath();
    for (const { due, acked: at } of own) dot(context, scales.across(due), scales.down(at - due), 2);
    context.fill();
  }
}

function drawTroubles(
  context: CanvasRenderingContext2D,
  events: readonly FallingEvent[],
  { scales, inks }: Drawing,
): void {
  context.strokeStyle = inks.loss;
  context.beginPath();
  for (const { due, failed } of events)
    for (const at of failed) cross(context, scales.across(due), scales.down(at - due), 2.5);
  context.stroke();
  context.lineWidth = 2;
  context.beginPath();
  for (const { due, givenUp, acked } of events)
    if (givenUp !== undefined && acked === undefined) cross(context, scales.across(due), scales.down(longestMs), 4);
  context.stroke();
  context.lineWidth = 1;
  context.strokeStyle = inks.known;
  context.beginPath();
  for (const { due, isDoubled, acked } of events) {
    if (!isDoubled) continue;
    const [x, y] = [scales.across(due), scales.down((acked ?? due) - due)];
    dot(context, x, y, 4);
  }
  context.stroke();
}

function drawLinks(context: CanvasRenderingContext2D, { links }: LaneView, drawing: Drawing): void {
  const { scales, now, height, ink, inks } = drawing;
  const y = height - strip + 6;
  for (const [index, [from, count]] of links.entries()) {
    const to = links[index + 1]?.[0] ?? now;
    const [x, end] = [Math.max(gutter, scales.across(from)), scales.across(to)];
    if (end < gutter) continue;
    context.globalAlpha = count === 0 ? 0.85 : 0.75;
    context.fillStyle = count === 0 ? inks.loss : ink;
    // Down is a thin line, up a bar, thicker with each link more
    const thick = count === 0 ? 2 : Math.min(10, 4 + count * 2);
    context.fillRect(x, y + 5 - thick / 2, Math.max(1, end - x), thick);
  }
  context.globalAlpha = 1;
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, Math.PI * 2);
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
}
