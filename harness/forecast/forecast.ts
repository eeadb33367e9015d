/** Events late, lost and handled twice in a month, over each transport, with the range in which nine of ten simulated months lie. */

import { PROMPT } from '../../mocks/apps/protocol/reconnect-policy.ts';
import { type Random, seeded } from '../../mocks/slack/protocol/random.ts';
import { median, quantile } from '../base/statistics.ts';
import { ms } from '../base/units.ts';
import type { Traits } from '../model/traits.ts';
import type { TransportName } from '../result.ts';
import type { Figures, Waits } from './figures.ts';
import { type Befalls, befalls, type MonthToll, simulateMonth, type Toll } from './month.ts';
import type { Rates } from './rates.ts';

/** Events a month. */
export interface Range {
  readonly median: number;
  /** The 5th and the 95th of 100 simulated months. */
  readonly low: number;
  readonly high: number;
}

export interface TransportForecast {
  readonly transport: TransportName;
  readonly late: Range;
  readonly lost: Range;
  readonly doubled: Range;
  /** Late and lost events, the mean of all months, by what befell the app. */
  readonly by: Readonly<Partial<Record<Befalls, number>>>;
}

export interface Forecast {
  readonly schema: 1;
  readonly system: string;
  readonly rates: Rates;
  readonly months: number;
  readonly seed: number;
  readonly transports: readonly TransportForecast[];
  /** What is not counted, since nothing that was measured tells what the app does then. */
  readonly leftOut: readonly Befalls[];
}

export interface ForecastOptions {
  readonly figures: Figures;
  readonly rates: Rates;
  readonly months: number;
  readonly seed: number;
}

/** Above this an app is taken to be deaf at a refresh: below is what the journal's own instants make. */
const noticeable = ms(100);

/** The same options are the same forecast. */
export async function forecast({ figures, rates, months, seed }: ForecastOptions): Promise<Forecast> {
  const known = knownOf(figures);
  const transports: TransportForecast[] = [];
  for (const transport of figures.transports) {
    const tolls: MonthToll[] = [];
    for (let month = 1; month <= months; month += 1) {
      // The same months over both transports.
      const random = seeded(seed).fork(`month ${month}`);
      const waits = resampled(figures.waits[transport], random.fork('waits'));
      tolls.push(
        await simulateMonth({
          transport,
          rates,
          known,
          traits: traitsOf(waits, figures),
          deafUs: Math.max(0, ...waits.refresh, ...waits.loss, ...waits.silence, ...waits.start),
          random: random.fork('what befalls'),
        }),
      );
    }
    transports.push({
      transport,
      late: rangeOf(tolls.map((toll) => total(Object.values(toll), 'late'))),
      lost: rangeOf(tolls.map((toll) => total(Object.values(toll), 'lost'))),
      doubled: rangeOf(tolls.map((toll) => total(Object.values(toll), 'doubled'))),
      by: Object.fromEntries(
        befalls
          .filter((kind) => known.has(kind))
          .map((kind) => [kind, tolls.reduce((sum, toll) => sum + toll[kind].late + toll[kind].lost, 0) / months]),
      ),
    });
  }
  const leftOut = befalls.filter((kind) => !known.has(kind));
  return { schema: 1, system: figures.system, rates, months, seed, transports, leftOut };
}

/** What is known over each of the transports: else one would be charged with what the other is spared. */
function knownOf({ transports, waits }: Figures): ReadonlySet<Befalls> {
  const overSockets = transports.includes('socket-mode');
  const { refresh, loss, silence } = waits['socket-mode'];
  const known: Readonly<Record<Befalls, boolean>> = {
    recycles: !overSockets || refresh.length > 0,
    losses: !overSockets || loss.length > 0,
    partitions: !overSockets || (loss.length > 0 && silence.length > 0),
    deploys: transports.every((transport) => waits[transport].start.length > 0),
  };
  return new Set(befalls.filter((kind) => known[kind]));
}

/** As if it had been measured once more: few figures leave the forecast unsure, and its range is to show that. */
function resampled(waits: Waits, random: Random): Waits {
  const again = (figures: readonly number[]): readonly number[] => figures.map(() => random.pick(figures));
  const { refresh, loss, silence, start } = waits;
  return { refresh: again(refresh), loss: again(loss), silence: again(silence), start: again(start) };
}

/** An app that is as often and as long deaf as was measured. */
export function traitsOf(
  { refresh, loss, silence, start }: Waits,
  { handlesOnce }: Pick<Figures, 'handlesOnce'>,
): Traits {
  const pongWithinMs = silence.length === 0 ? PROMPT.pongWithinMs : median(silence) / 1_000;
  return {
    reconnect: { ...PROMPT, pongWithinMs, pingEveryMs: pongWithinMs / 2 },
    redialUs: (why, random) => drawn(why === 'refresh' ? refresh : loss, random),
    ackUs: 500,
    handles: handlesOnce ? 'once' : 'each',
    startUs: start.length === 0 ? 0 : median(start),
  };
}

function drawn(figures: readonly number[], random: Random): number {
  const wait = figures.length === 0 ? 0 : random.pick(figures);
  return wait < noticeable ? 0 : wait;
}

function total(tolls: readonly Toll[], what: keyof Toll): number {
  return tolls.reduce((sum, toll) => sum + toll[what], 0);
}

function rangeOf(values: readonly number[]): Range {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: median(sorted), low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) };
}
