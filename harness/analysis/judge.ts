/** From measurements and expectations to a verdict. Pure; the worst word wins: fail, then unknown, then pass. */

import type { History } from '../history/history.ts';
import type { Cause } from './cause/cause.ts';
import { causeOf } from './cause/index.ts';
import { inOneText, metNobodyWhoDialled, missesOf, paceDoubts, voidsOf } from './doubts.ts';
import { excuseOf, groundFault, isMadeBySlowness } from './excuses.ts';
import { habitNote } from './habit-note.ts';
import { hasteNote } from './haste-note.ts';
import { expiryNotes, goneSentence, knownFailure } from './known-failure.ts';
import { issueOf } from './issue-of.ts';
import { likeness } from './likeness.ts';
import { metricNamed } from '../metrics/index.ts';
import { heldAgainst, isLowerBound } from '../base/quantity.ts';
import type { CellResult, Episode, ExpectationResult, Measurement } from '../result.ts';
import { takenNote } from './taken-note.ts';
import { knownInWords } from './findings/words.ts';
import { valueOf } from './worst-pair.ts';
import type { Expectation, KnownFailure } from '../plan/expectation.ts';
import { touched } from '../history/touched.ts';

export type Judgement = Pick<
  CellResult,
  'verdict' | 'why' | 'cause' | 'known' | 'decisive' | 'expectations' | 'episodes'
>;

type Measurements = Readonly<Record<string, Measurement>>;

export function judge(history: History, measurements: Measurements): Judgement {
  const { plan } = history;
  const episodes = history.episodes.map((episode): Episode => {
    const { count, what } = touched(history, episode);
    const { fault, text, began, ended } = episode;
    return { fault, text, began, ...(ended ? { ended } : {}), touched: count, touchedWhat: what };
  });
  const expectations = [...plan.expects, ...ofEveryCell(plan, measurements)].map((expectation) =>
    weigh(expectation, measurements[expectation.metric]),
  );
  const common = { expectations, episodes };
  const main = figureOf(plan.decides, measurements[plan.decides.metric]);

  if (history.unsupported !== undefined) return { ...common, verdict: 'unsupported', why: history.unsupported };
  const failed = expectations.filter(({ verdict }) => verdict === 'fail');
  const news = failed.filter((each) => knownFailure(plan.knownFailures, each) === undefined);
  const cause = causeIn(history, news.length > 0 ? news : failed);
  const [isVoid] = voidsOf(history);
  if (isVoid !== undefined) return { ...common, ...main, verdict: 'unknown', why: isVoid };
  const misses = missesOf(history, episodes);
  const doubts = [
    ...(isBeforeFaults(cause, history, episodes) || metNobodyWhoDialled(cause, history, episodes) ? [] : misses),
    ...(news.every(isMadeBySlowness) ? paceDoubts(history, measurements) : []),
    ...[excuseOf(history, news) ?? []].flat(),
  ];
  if (doubts.length > 0) return { ...common, ...main, verdict: 'unknown', why: withSeen(inOneText(doubts), cause) };
  if (failed.length > 0) return { ...common, ...main, ...failure(history, { failed, cause, misses }) };
  const open = expectations.find(({ verdict, isOptional = false }) => verdict === 'unknown' && !isOptional);
  if (open) return { ...common, ...main, verdict: 'unknown', why: open.sentence };
  const gone = plan.knownFailures.find(({ isIntermittent }) => isIntermittent === undefined);
  const fault = gone && groundFault(history);
  if (fault !== undefined) return { ...common, ...main, verdict: 'unknown', why: fault };
  if (gone)
    return {
      ...common,
      ...main,
      verdict: 'fail',
      why: goneSentence(gone, issueOf(gone.source)),
    };
  const haste = hasteNote(history);
  if (haste?.isBackSeen === false) return { ...common, ...main, verdict: 'unknown', why: haste.sentence };
  const sentences = [
    ...expectations.map(({ sentence }) => sentence),
    ...(haste ? [haste.sentence] : []),
    ...[takenNote(history) ?? [], habitNote(history) ?? []].flat(),
  ];
  return {
    ...common,
    ...main,
    verdict: 'pass',
    why: sentences.join('; ') || 'The scenario expects nothing of the app',
  };
}

/** What no scenario makes a sound app do. */
const neverSound = ['lint', 'over-handled'] as const;

/** Every cell is held to these; where none was seen there is nothing to say. */
function ofEveryCell({ expects }: History['plan'], measurements: Measurements): readonly Expectation[] {
  return neverSound.flatMap((metric) => {
    const isAsked = expects.some((expectation) => expectation.metric === metric);
    const seen = measurements[metric];
    return !isAsked && seen?.kind === 'number' && seen.value > 0 ? [{ metric, atMost: 0 }] : [];
  });
}

/** The failure is known only where each expectation that failed is: a single new one makes the whole cell a new failure. */
function failure(
  history: History,
  {
    failed,
    cause: found,
    misses,
  }: {
    readonly failed: readonly ExpectationResult[];
    readonly cause: Cause | undefined;
    readonly misses: readonly string[];
  },
): Pick<Judgement, 'verdict' | 'why' | 'cause' | 'known' | 'decisive'> {
  const { decides, knownFailures } = history.plan;
  const news = failed.filter((each) => knownFailure(knownFailures, each) === undefined);
  const [known] = news.length > 0 ? [] : failed.flatMap((each) => knownFailure(knownFailures, each) ?? []);
  const blamed = news.length > 0 ? news : failed;
  const shown = blamed.find(({ metric, of }) => metric === decides.metric && of === decides.of) ?? blamed[0];
  const figures = failed.map(({ sentence }) => sentence).join('; ');
  // No known failure is that nothing at all is acknowledged.
  const like = found?.kind === 'silent' ? '' : likeness(history, news);
  const cause = found && { ...found, sentence: `${found.sentence}${like}` };
  return {
    verdict: 'fail',
    why: [
      cause ? `${cause.sentence}. Failed: ${figures}` : `${figures}${like}`,
      ...expiryNotes(knownFailures, failed),
      ...misses,
      ...[takenNote(history) ?? []].flat(),
    ].join('. '),
    ...(cause ? { cause } : {}),
    ...(known ? { known: onRecord(known) } : {}),
    ...(shown?.value === undefined
      ? {}
      : {
          decisive: {
            metric: shown.metric,
            ...(shown.of === undefined || shown.of === 'min' ? {} : { of: shown.of }),
            value: shown.value,
            ...(shown.isLowerBound ? { isLowerBound: true } : {}),
          },
        }),
  };
}

function causeIn(history: History, failed: readonly ExpectationResult[]): Cause | undefined {
  return causeOf(
    history,
    failed.map(({ metric }) => metric),
  );
}

/** What the app did before a fault began needed no fault: that the fault then found nothing takes nothing from it. */
function isBeforeFaults(cause: Cause | undefined, history: History, episodes: readonly Episode[]): boolean {
  if (cause === undefined || groundFault(history) !== undefined) return false;
  return episodes.every(({ touched: count, began }) => count > 0 || history.from + cause.atUs < began[0]);
}

/** That something else may be why it failed does not make what was seen of the app unseen. */
function withSeen(doubt: string, cause: Cause | undefined): string {
  return cause === undefined ? doubt : `${doubt}. What was seen: ${cause.sentence}`;
}

function onRecord({ id, note, source }: KnownFailure): NonNullable<CellResult['known']> {
  const issue = issueOf(source);
  return { id, note, source, ...(issue === undefined ? {} : { issue }), words: knownInWords({ id, issue }) };
}

function weigh(expectation: Expectation, measurement: Measurement | undefined): ExpectationResult {
  const { metric, of, atLeast, atMost, isOptional = false } = expectation;
  const common = {
    metric,
    ...(of === undefined ? {} : { of }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
  const { title, unit } = metricNamed(metric);
  const name = of === undefined ? title : `${title} ${of}`;
  const value = valueOf(measurement, of);
  if (value === undefined) {
    const why = measurement?.kind === 'nothing' ? measurement.why : 'there is no such measurement';
    return isOptional
      ? { ...common, verdict: 'unknown', isOptional, sentence: `${name}: not known, ${why}` }
      : { ...common, verdict: 'unknown', sentence: `${name}: could not be measured, ${why}` };
  }
  const wishes = [
    ...(atLeast === undefined ? [] : [['at least', atLeast] as const]),
    ...(atMost === undefined ? [] : [['at most', atMost] as const]),
  ];
  const held = heldAgainst(
    value,
    wishes.map(([, limit]) => limit),
    unit,
  );
  const wish = wishes.map(([word], index) => `${word} ${held.limits[index]}`).join(' and ');
  const isMore = isLowerBound(measurement, of);
  const isTooLittle = atLeast !== undefined && value < atLeast;
  // What never came is later than any limit; what was only not over yet may still have been in time.
  const isTooMuch = atMost !== undefined && (value > atMost || (isMore && measurement?.kind === 'spread'));
  const isOpen = isMore && (isTooLittle || (atMost !== undefined && !isTooMuch));
  return {
    ...common,
    value,
    ...(isMore ? { isLowerBound: true } : {}),
    verdict: isOpen ? 'unknown' : isTooLittle || isTooMuch ? 'fail' : 'pass',
    sentence: `${name}: ${isMore ? 'more than ' : ''}${held.value}${noteOf(measurement)}, expected ${wish}`,
  };
}

/** What the number alone does not say. */
function noteOf(measurement: Measurement | undefined): string {
  if (measurement?.kind === 'spread' && measurement.unbounded)
    return ` (${measurement.unbounded} of ${measurement.of} never)`;
  return measurement?.kind === 'number' && measurement.note !== undefined ? ` (${measurement.note})` : '';
}

function figureOf(
  { metric, of }: History['plan']['decides'],
  measurement: Measurement | undefined,
): Pick<Judgement, 'decisive'> {
  const value = valueOf(measurement, of);
  if (value === undefined) return {};
  const bound = isLowerBound(measurement, of) ? { isLowerBound: true } : {};
  return { decisive: { metric, ...(of === undefined ? {} : { of }), value, ...bound } };
}
