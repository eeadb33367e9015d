/** A folder of runs as one page: each figure over the runs, a small chart each, with its first and last value in words. */

import { count, figure } from '../../harness/base/quantity.ts';
import type { RunResult } from '../../harness/result.ts';
import { transports } from '../arrange.ts';
import { type TrendPoint, trendLine } from '../charts/trend-line.ts';
import { escape, prose } from '../html/markup.ts';
import { shell } from '../html/shell.ts';
import { metricOf, scenarioTitle, transportTitle } from '../names.ts';
import { type Point, type Series, seriesOf } from './series.ts';

const style = `.trends{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,320px),1fr));gap:14px;margin-top:14px}.trend{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:12px 16px}.trend h2{font-size:15px}.trend li{display:flex;justify-content:space-between;gap:10px;font-size:13px}.trend li.http .who{color:var(--http)}.trend li.socket-mode .who{color:var(--socket)}.runs{padding-left:22px;font-size:13px;color:var(--soft)}#trend{padding:26px 0}`;

/** `runs`: the earliest first; at least one. */
export function renderTrend(runs: readonly RunResult[]): string {
  const latest = runs.at(-1);
  const series = seriesOf(runs);
  const charts = latest ? series.map((each) => chart(each, runs.length, latest)) : [];
  const list = runs.map(
    ({ run }) =>
      `<li>${escape(run.id)}, ${escape(run.startedAt)}${run.commit ? `, commit ${escape(run.commit.id.slice(0, 9))}` : ''}</li>`,
  );
  return shell({
    title: `${count(runs.length)} runs`,
    header: `<p><b>Slack events</b> over HTTP and Socket Mode, run by run</p><p class="of">${count(runs.length)} runs</p>`,
    main: `<section id="trend"><h1>${prose(`${count(series.length)} figures over ${count(runs.length)} runs`)}</h1>
<p class="lead">Each is the middle one of its pairs, from the earliest run to the latest; × is a failure. Two runs differ by themselves: compare tells what is a change.</p>
<div class="trends">${charts.join('')}</div>
<details><summary>The runs, the earliest first</summary><ol class="runs">${list.join('')}</ol></details></section>`,
    style,
    result: series,
  });
}

function chart(series: Series, runs: number, { catalogue }: RunResult): string {
  const { scenario, name, metric: metricName, of, arms } = series;
  const metric = metricOf(catalogue, metricName);
  const title = scenarioTitle(catalogue, scenario);
  const told = `${metric.title}${of === undefined ? '' : `, ${of}`}`;
  const lines = transports.flatMap((transport) => {
    const points = arms[transport];
    return points
      ? [
          `<li class="${transport}"><span class="who">${escape(transportTitle(catalogue, transport))}</span><span>${escape(fromTo(points, metric.unit))}</span></li>`,
        ]
      : [];
  });
  const drawn = Object.fromEntries(
    transports.map((transport) => [transport, (arms[transport] ?? []).flatMap((each) => placed(each, metric.unit))]),
  );
  return `<figure class="trend"><h2>${escape(title)}</h2><figcaption>${escape(name)} · ${escape(told)} · ${metric.better} is better</figcaption>
${trendLine({ label: `${title}, ${name}: ${told} over ${runs} runs`, unit: metric.unit, runs, arms: drawn })}<ul>${lines.join('')}</ul></figure>`;
}

type Unit = ReturnType<typeof metricOf>['unit'];

function placed({ at, run, system, value, isLowerBound = false, look }: Point, unit: Unit): readonly TrendPoint[] {
  if (value === undefined) return [];
  const title = `${run}, ${system}: ${figure({ value, isLowerBound }, unit)}, ${look.word}`;
  return [{ at, value, isFailed: look.tone === 'fail', title }];
}

/** `5.0 s → 4.8 s (✓ pass)`. */
function fromTo(points: readonly Point[], unit: Unit): string {
  const having = points.flatMap((each) =>
    each.value === undefined ? [] : [figure({ ...each, value: each.value }, unit)],
  );
  const look = points.at(-1)?.look;
  const [first = 'no figure', last = first] = [having[0], having.at(-1)];
  return `${first} → ${last}${look ? ` (${look.mark} ${look.word})` : ''}`;
}
