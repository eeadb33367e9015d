/** Fault windows as bands whose edges are as soft as the onset is uncertain: pale from asked to confirmed, full between. */

import * as Plot from '@observablehq/plot';

import type { Episode } from '../../harness/result.ts';
import { faultInk } from './palette.ts';

export function faultBands(episodes: readonly Episode[], spanUs: number): readonly Plot.Markish[] {
  const shapes = episodes.map(({ began, ended = [spanUs, spanUs] }) => ({
    asked: began[0] / 1e6,
    from: began[1] / 1e6,
    to: ended[0] / 1e6,
    gone: ended[1] / 1e6,
  }));
  return [
    Plot.rectX(shapes, { x1: 'asked', x2: 'gone', fill: faultInk, fillOpacity: 0.1 }),
    Plot.rectX(shapes, { x1: 'from', x2: 'to', fill: faultInk, fillOpacity: 0.12 }),
    Plot.ruleX(shapes, { x: 'asked', stroke: faultInk, strokeOpacity: 0.6, strokeDasharray: '2,3' }),
    Plot.ruleX(shapes, { x: 'gone', stroke: faultInk, strokeOpacity: 0.6, strokeDasharray: '2,3' }),
  ];
}
