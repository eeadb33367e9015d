import type { Inks } from './inks.ts';
import { type Frame, gutter, scalesOf, shownMs } from './scales.ts';

/** The time axis under all lanes: seconds before now. */
export function drawAxis(context: CanvasRenderingContext2D, frame: Frame & { readonly inks: Inks }): void {
  const { width, height, now, inks } = frame;
  const { across } = scalesOf(frame);
  const shown = shownMs(width);
  context.clearRect(0, 0, width, height);
  context.font = '11px system-ui, sans-serif';
  context.fillStyle = inks.soft;
  context.textBaseline = 'middle';
  for (let before = 0; before <= shown; before += 10_000) {
    const x = across(now - before);
    context.textAlign = before === 0 ? 'right' : before === shown ? 'left' : 'center';
    context.fillText(before === 0 ? 'now' : `−${before / 1_000} s`, Math.max(gutter, x), height / 2);
  }
}
