/** How often an app has tried again by when: one line a fault, cumulative, from the strike on. */

import * as Plot from '@observablehq/plot';

import type { PassportResult, ProbeResult } from '../../harness/passport-result.ts';
import { count, duration } from '../../harness/base/quantity.ts';
import { svg } from '../charts/svg.ts';
import { escape } from '../html/markup.ts';

/** A storm of thousands is a wall at the left all the same. */
const mostDrawn = 10;
const looks = [
  { ink: 'var(--http)', dash: 'none' },
  { ink: 'var(--socket)', dash: '7,3' },
  { ink: 'var(--pass)', dash: '2,3' },
  { ink: 'var(--unknown)', dash: '10,3,2,3' },
] as const;

interface Step {
  readonly line: string;
  readonly seconds: number;
  readonly tries: number;
}

/** Empty where no probe with a line was run. */
export function curve({ probes, system }: PassportResult): string {
  const lines = probes.flatMap((probe) => {
    const tries = probe.runs[0]?.tries ?? [];
    return probe.curve === undefined || tries.length === 0
      ? []
      : [{ name: probe.curve, tries, caption: captionOf(probe, tries) }];
  });
  if (lines.length === 0) return '';
  const span = Math.max(...lines.map(({ tries }) => tries[mostDrawn - 1] ?? tries.at(-1) ?? 0)) / 1e6;
  const drawn = svg(`Tries since the fault, by time: ${lines.map(({ caption }) => caption).join('; ')}`, {
    width: 960,
    height: 260,
    marginLeft: 40,
    marginRight: 20,
    marginTop: 12,
    marginBottom: 34,
    x: { type: 'linear', domain: [0, Math.max(1, span * 1.02)], label: null },
    y: { domain: [0, mostDrawn], label: null },
    marks: [
      Plot.gridY([0, 2, 4, 6, 8, 10], { stroke: 'currentColor', strokeOpacity: 0.13 }),
      Plot.axisY([0, 2, 4, 6, 8, 10], { tickSize: 0, label: null }),
      Plot.axisX({ tickFormat: (at: number) => `${at} s`, tickSize: 4, label: null, ticks: 8 }),
      ...lines.flatMap(({ name, tries }, index) => {
        const { ink, dash } = looks[index % looks.length] ?? looks[0];
        const steps: readonly Step[] = [0, ...tries.slice(0, mostDrawn)].map((at, tried) => ({
          line: name,
          seconds: at / 1e6,
          tries: tried,
        }));
        return [
          Plot.line(steps, {
            x: 'seconds',
            y: 'tries',
            curve: 'step-after',
            stroke: ink,
            strokeWidth: 2,
            strokeDasharray: dash,
          }),
          Plot.dot(steps.slice(1), { x: 'seconds', y: 'tries', r: 2.6, fill: ink }),
        ];
      }),
    ],
  });
  const legend = lines.map(({ caption }, index) => {
    const { ink, dash } = looks[index % looks.length] ?? looks[0];
    return `<span><svg width="30" height="8" aria-hidden="true"><line x1="0" x2="30" y1="4" y2="4" style="stroke:${ink}" stroke-width="2" stroke-dasharray="${dash}"/></svg>${escape(caption)}</span>`;
  });
  return `<figure class="curve"><figcaption>How often ${escape(system)} tried to connect again since the fault began (the first ${mostDrawn} tries of one run)</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="Curve">${drawn}</div><div class="legend">${legend.join('')}</div></figure>`;
}

function captionOf({ curve: name = '' }: ProbeResult, tries: readonly number[]): string {
  return `${name}: ${count(tries.length)} ${tries.length === 1 ? 'try' : 'tries'} in ${duration(tries.at(-1) ?? 0)}`;
}
