import { wrapped } from '../../reports/terminal/wrapped.ts';
import { count } from '../base/quantity.ts';
import type { Forecast, Range, TransportForecast } from '../forecast/forecast.ts';
import { type Befalls, befalls } from '../forecast/month.ts';
import { monthDays } from '../forecast/rates.ts';

const widest = 80;
const rows = [
  ['late', 'late by more than 3 s'],
  ['lost', 'lost: Slack gave up'],
  ['doubled', 'handled twice'],
] as const;
const words: Readonly<Record<Befalls, string>> = {
  recycles: 'recycles',
  losses: 'ends of links',
  partitions: 'partitions',
  deploys: 'deploys',
};

/** At most 80 columns: the table, what it counts on, and what it does not know. */
export function forecastLines(
  { system, rates, months, seed, transports, leftOut }: Forecast,
  columns: number,
): string[] {
  const width = Math.min(columns, widest);
  const label = Math.max(...rows.map(([, title]) => title.length)) + 4;
  const line = (title: string, cells: readonly string[]): string =>
    `${title.padEnd(label)}${cells.map((cell) => cell.padEnd(22)).join('')}`.trimEnd();
  const known = befalls.filter((kind) => !leftOut.includes(kind));
  return [
    ...wrapped(
      `${system} in a month of ${monthDays} days, of ${count(rates.eventsADay * monthDays)} events: the median of ${count(months)} simulated months, and between what 90 of 100 lie`,
      width,
    ),
    '',
    line(
      '',
      transports.map(({ transport }) => (transport === 'http' ? 'HTTP' : 'Socket Mode')),
    ),
    ...rows.map(([of, title]) =>
      line(
        `  ${title}`,
        transports.map((each) => rangeText(each[of])),
      ),
    ),
    '',
    ...(known.length === 0
      ? []
      : [
          line(
            'Late or lost, a month, by',
            transports.map(() => ''),
          ),
        ]),
    ...known.map((kind) =>
      line(
        `  ${words[kind]}`,
        transports.map((each) => byText(each, kind)),
      ),
    ),
    '',
    ...wrapped(
      `Counted on: instances ${rates.instances} · announced recycles a day of each link ${rates.recyclesADay} · other ends a month of each link ${rates.lossesAMonth} · partitions a month ${rates.partitionsAMonth}, of ${rates.partitionSeconds} s · deploys a week ${rates.deploysAWeek}. Each is an option (--help). Seed ${seed}.`,
      width,
    ),
    ...wrapped(
      'The range holds chance and how few times the app was measured, not whether these rates are yours.',
      width,
    ),
    ...leftOut.flatMap((kind) => wrapped(`Not counted: ${words[kind]}. ${missing[kind]}`, width)),
  ];
}

/** What would tell. */
const missing: Readonly<Record<Befalls, string>> = {
  recycles:
    'Nothing here says for how long the app is deaf at one: npm run passport -- --probe refresh-open, or a run with --scenario recycle-announced.',
  losses:
    'Nothing here says how soon it dials again: npm run passport -- --probe reset, or a run with --scenario recycle-abrupt.',
  partitions: 'Nothing here says when it notices a silent link: npm run passport -- --probe reset,blackhole.',
  deploys: 'Nothing here says how long it takes to start: any run of it over the same transports does.',
};

function rangeText({ median, low, high }: Range): string {
  return low === high ? count(median) : `${count(median)} (${count(low)} to ${count(high)})`;
}

function byText({ by }: TransportForecast, kind: Befalls): string {
  const value = by[kind] ?? 0;
  return value === 0 ? '0' : value < 10 ? value.toFixed(1) : count(Math.round(value));
}
