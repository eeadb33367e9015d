/** From measurements and expectations to a verdict. Pure; the worst word wins: fail, then unknown, then pass. */

import type { History } from '../history/history.ts';
import { metricNamed } from '../metrics/index.ts';
import { quantity } from '../base/quantity.ts';
import type { CellResult, Episode, ExpectationResult, Measurement } from '../result.ts';
import type { Expectation, KnownFailure } from '../plan/expectation.ts';
import { touched } from '../history/touched.ts';
import { ms, seconds } from '../base/units.ts';

export type Judgement = Pick<CellResult, 'verdict' | 'why' | 'known' | 'decisive' | 'expectations' | 'episodes'>;

type Measurements = Readonly<Record<string, Measurement>>;

/** p99 lateness of the sender above which a cell has no verdict: far below the 3 s that expectations are about. */
const lagLimits = { alone: ms(100), shared: seconds(1) };

/** An event loop that stands still for longer misses acks that came in time: Slack's deadline is 3 s. */
const stallLimit = seconds(1.5);

export function judge(history: History, measurements: Measurements): Judgement {
  const { plan } = history;
  const episodes = history.episodes.map((episode): Episode => {
    const { count, what } = touched(history, episode);
    const { fault, text, began, ended } = episode;
    return { fault, text, began, ...(ended ? { ended } : {}), touched: count, touchedWhat: what };
  });
  const expectations = plan.expects.map((expectation) => weigh(expectation, measurements[expectation.metric]));
  const decisive = decide(plan.decides, measurements[plan.decides.metric]);
  const common = { expectations, episodes, ...(decisive ? { decisive } : {}) };

  const doubt = doubtsOf(history, episodes, measurements)[0];
  if (doubt !== undefined) return { ...common, verdict: 'unknown', why: doubt };

  const failed = expectations.filter(({ verdict }) => verdict === 'fail');
  const onRecord = failed.map((each) => knownFailure(plan.knownFailures, each));
  // One that is news is enough to make the cell news.
  const known = onRecord.includes(undefined) ? undefined : onRecord[0];
  if (failed.length > 0)
    return {
      ...common,
      verdict: 'fail',
      why: failed.map(({ sentence }) => sentence).join('; '),
      ...(known ? { known: { id: known.id, note: known.note, source: known.source } } : {}),
    };
  const open = expectations.find(({ verdict }) => verdict === 'unknown');
  if (open) return { ...common, verdict: 'unknown', why: open.sentence };
  const fixed = plan.knownFailures.find(({ isIntermittent }) => isIntermittent === undefined);
  if (fixed)
    return {
      ...common,
      verdict: 'fail',
      why: `Known failure ${fixed.id} did not show: if it is fixed, delete its entry in the system’s known.ts`,
    };
  return {
    ...common,
    verdict: 'pass',
    why: expectations.map(({ sentence }) => sentence).join('; ') || 'nothing was expected',
  };
}

/** Reasons for which a cell has no verdict, the weightiest first. */
function doubtsOf(history: History, episodes: readonly Episode[], measurements: Measurements): readonly string[] {
  const lag = measurements['emission-lag'];
  const limit = history.plan.alone ? lagLimits.alone : lagLimits.shared;
  const missed = episodes.filter((episode) => episode.touched === 0);
  const isMissTolerated = history.plan.toleratesMisses === true && missed.length < episodes.length;
  return [
    ...history.voids,
    ...(history.isTorn ? ['The journal ends before the cell did'] : []),
    ...(isMissTolerated ? [] : missed).map(
      ({ fault, touchedWhat }) => `Fault "${fault}" had no effect: 0 ${touchedWhat}`,
    ),
    ...(history.longestStallUs > stallLimit
      ? [
          `The harness could not keep pace: it stood still for ${quantity(history.longestStallUs, 'us')}, at most ${quantity(stallLimit, 'us')} is allowed`,
        ]
      : []),
    ...(lag?.kind === 'spread' && lag.p99 > limit
      ? [
          `The harness could not keep pace: p99 of the events' lateness is ${quantity(lag.p99, 'us')}, at most ${quantity(limit, 'us')} is allowed`,
        ]
      : []),
  ];
}

function weigh(expectation: Expectation, measurement: Measurement | undefined): ExpectationResult {
  const { metric, of, atLeast, atMost } = expectation;
  const common = {
    metric,
    ...(of === undefined ? {} : { of }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
  const { title, unit } = metricNamed(metric);
  const wish = [
    ...(atLeast === undefined ? [] : [`at least ${quantity(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`at most ${quantity(atMost, unit)}`]),
  ].join(' and ');
  const name = of === undefined ? title : `${title} ${of}`;
  const value = valueOf(measurement, of);
  if (value === undefined) {
    const why = measurement?.kind === 'nothing' ? measurement.why : 'there is no such measurement';
    return { ...common, verdict: 'unknown', sentence: `${name}: nothing to measure, ${why}` };
  }
  const isEnough = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
  return {
    ...common,
    value,
    verdict: isEnough ? 'pass' : 'fail',
    sentence: `${name}: ${quantity(value, unit)}, expected ${wish}`,
  };
}

/** The one number of a measurement; undefined where it has none. */
export function valueOf(measurement: Measurement | undefined, of: Expectation['of']): number | undefined {
  switch (measurement?.kind) {
    case 'number':
      return measurement.value;
    case 'spread':
      return measurement[of ?? 'p50'];
    case 'tally':
      return Object.values(measurement.counts).reduce((sum, count) => sum + count, 0);
    case 'nothing':
    case undefined:
      return undefined;
    default:
      return measurement satisfies never;
  }
}

function decide(
  { metric, of }: { readonly metric: string; readonly of?: 'p50' | 'p90' | 'p99' | 'max' },
  measurement: Measurement | undefined,
): CellResult['decisive'] {
  const value = valueOf(measurement, of);
  if (value === undefined) return undefined;
  return { metric, ...(of === undefined ? {} : { of }), value };
}

function knownFailure(known: readonly KnownFailure[], { metric, value }: ExpectationResult): KnownFailure | undefined {
  return known.find(
    (failure) =>
      failure.metric === metric && value !== undefined && value >= failure.between[0] && value <= failure.between[1],
  );
}
