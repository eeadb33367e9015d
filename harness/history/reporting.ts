/** By what it is known whether an app handled an event: a thing of the whole run, never guessed cell by cell. Pure. */

import type { PayloadName, VarietyName } from '../../mocks/slack/protocol/facts.ts';
import { quantile } from '../base/statistics.ts';
import { type Micros, seconds, us } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { CallRecord } from './calls.ts';
import { cell } from './cell.ts';
import { deliveries, type Deliveries, type Delivery, isForm } from './deliveries.ts';
import { answeredGesturesIn } from './gestures.ts';
import { compose } from './fold.ts';

/**
 * `reported`: the app says so itself. `command`: a command of the user's says so. `effects`: the app answers every event of these
 * kinds, and Slack sees the answer. `acks`: nothing tells but acks, and an acknowledged event is believed to be handled.
 */
export type Reporting =
  | {
      readonly by: 'reported';
      /** Commands and interactions have no `event_id` to print: of these kinds alone the app says so too. Absent: of all. */
      readonly interactions?: readonly PayloadName[];
    }
  | { readonly by: 'command' | 'acks' }
  | {
      readonly by: 'effects';
      readonly answers: readonly PayloadName[];
      /** `answerTimeIn` the cell where it is longest. */
      readonly takes?: Micros;
    };

/** Slack sees no answer to fewer acknowledged events than this share: then the app does not answer all of them, and silence says nothing. */
const answersAll = 0.95;
/** Fewer events of a kind show no habit. */
const fewest = 5;

/** Messages that an app which answers people may well leave alone: most do so with edits, files, threads, and what is said to others. */
export const leftAlone: ReadonlySet<VarietyName> = new Set(['files', 'mention', 'thread', 'edit']);

/** Later calls are about later events. */
const answersWithin = seconds(30);

/** What a cell ends before so many times its usual time, and a moment, the app may have had no time to answer. */
const patience = 2;
const moment = seconds(1);

const nothingKnown: Reporting = { by: 'acks' };

/** What all cells of one system show together; as soon as one of them decides it, the rest are not read. */
export function reportingOf(
  cells: Iterable<{ readonly plan: CellPlan; readonly entries: Iterable<Entry> }>,
): Reporting {
  let known = nothingKnown;
  for (const { plan, entries } of cells) {
    known = together(known, reportingOfOne(plan, entries));
    if (isWhole(known)) break;
  }
  return known;
}

/** What either shows, the app's own word before what it does. */
export function together(a: Reporting = nothingKnown, b: Reporting): Reporting {
  if (a.by === 'command' || b.by === 'command') return { by: 'command' };
  const words = [a, b].flatMap((each) => (each.by === 'reported' ? [each] : []));
  if (words.length > 0) return { by: 'reported', ...interactionsOf(words) };
  const answers = [...new Set([a, b].flatMap((each) => (each.by === 'effects' ? each.answers : [])))];
  if (answers.length === 0) return nothingKnown;
  const takes = us(Math.max(...[a, b].map((each) => (each.by === 'effects' ? (each.takes ?? 0) : 0))));
  return { by: 'effects', answers, ...(takes === 0 ? {} : { takes }) };
}

function interactionsOf(words: readonly { readonly interactions?: readonly PayloadName[] }[]) {
  const named = words.flatMap(({ interactions }) => (interactions === undefined ? [] : [interactions]));
  return named.length < words.length ? {} : { interactions: [...new Set(named.flat())] };
}

/** No other cell can add to it. */
function isWhole(known: Reporting): boolean {
  return known.by === 'command' || (known.by === 'reported' && known.interactions === undefined);
}

export function reportingIn(
  plan: Pick<CellPlan, 'effectCommand' | 'reportsHandled'>,
  { reportsHandled, byEvent }: Pick<Deliveries, 'reportsHandled' | 'byEvent'>,
): Reporting {
  if (plan.effectCommand !== undefined) return { by: 'command' };
  if (plan.reportsHandled === true) return { by: 'reported' };
  if (reportsHandled || plan.reportsHandled === 'events') return { by: 'reported', interactions: namedIn(byEvent) };
  const told = [...byEvent.values()].filter(({ variety, takenBy }) => takenBy === undefined && !leftAlone.has(variety));
  const answers = [...Map.groupBy(told, ({ payload }) => payload)].flatMap(([payload, all]) => {
    const taken = all.filter(({ attempts: [first] }) => first?.ackedAt !== undefined && first.failedAt === undefined);
    return answersThem(withoutWorst(taken)) ? [payload] : [];
  });
  if (answers.length === 0) return nothingKnown;
  const takes = answerTimeIn(told);
  return { by: 'effects', answers, ...(takes === undefined ? {} : { takes }) };
}

/** Kinds of commands and interactions of which the app named one. */
function namedIn(byEvent: Deliveries['byEvent']): readonly PayloadName[] {
  const named = [...byEvent.values()].filter((delivery) => isForm(delivery) && delivery.handledAt.length > 0);
  return [...new Set(named.map(({ payload }) => payload))];
}

/** How long after its ack the app's answer stands in Slack: 95 of 100 by then. Undefined where too few were answered. */
export function answerTimeIn(deliveries: readonly Pick<Delivery, 'ackedAt' | 'effects'>[]): Micros | undefined {
  const times = deliveries.flatMap(({ ackedAt, effects: [first] }) =>
    ackedAt === undefined || first === undefined ? [] : [Math.max(0, first.at - ackedAt)],
  );
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.length < fewest ? undefined : us(quantile(sorted, 0.95));
}

type Shown = Pick<Delivery, 'variety' | 'effects'>;

function answersThem(taken: readonly Shown[]): boolean {
  return taken.length >= fewest && answeredShare(taken) >= answersAll;
}

/** An app that chokes on one variety of messages answers the others by habit all the same. */
function withoutWorst(taken: readonly Shown[]): readonly Shown[] {
  const byVariety = [...Map.groupBy(taken, ({ variety }) => variety).values()];
  const [worst] = byVariety.length > 2 ? byVariety.toSorted((a, b) => answeredShare(a) - answeredShare(b)) : [];
  return worst === undefined ? taken : taken.filter((each) => !worst.includes(each));
}

function answeredShare(shown: readonly Shown[]): number {
  return shown.filter(({ effects }) => effects.length > 0).length / shown.length;
}

const folds = compose({ cell, deliveries });

function reportingOfOne(plan: CellPlan, entries: Iterable<Entry>): Reporting {
  const states = folds.empty();
  const isTold = plan.reportsHandled === true || plan.effectCommand !== undefined;
  for (const entry of entries) {
    if (isTold || states.cell.phase === 'done') break;
    folds.step(states, entry);
  }
  return reportingIn(plan, states.deliveries);
}

/** The deliveries of a cell with what counts as handled: what the app said, or what was seen of it. */
export function handlingIn(
  deliveries: readonly Delivery[],
  reporting: Reporting,
  cell: Pick<Surroundings, 'calls' | 'until'>,
): readonly Delivery[] {
  const around = {
    ...cell,
    answeredGestures: answeredGesturesIn(deliveries),
    takes: answerTimeIn(deliveries) ?? (reporting.by === 'effects' ? reporting.takes : undefined),
  };
  return deliveries.map((delivery) => withHandling(delivery, reporting, around));
}

/** What else of the cell says whether an event without an answer was left without one. */
interface Surroundings {
  readonly calls: readonly CallRecord[];
  /** The end of the cell. */
  readonly until: Micros;
  /** How long after its ack an answer stands in Slack, in this cell or, where it has too few, in the others. */
  readonly takes?: Micros | undefined;
  /** Gestures of which one event was answered: the app need not answer the other as well. */
  readonly answeredGestures: ReadonlySet<string>;
}

function withHandling(delivery: Delivery, reporting: Reporting, around: Surroundings): Delivery {
  const { handledAt, effects } = delivery;
  switch (reporting.by) {
    case 'reported':
      return isForm(delivery) && reporting.interactions?.includes(delivery.payload) === false
        ? { ...delivery, handledAt: timesOf(effects), isSilenceUnclear: true }
        : delivery;
    case 'command':
      return { ...delivery, handledAt: effects.flatMap(({ at, by }) => (by === 'command' ? at : [])) };
    case 'effects':
    case 'acks': {
      const isTold =
        reporting.by === 'effects' && reporting.answers.includes(delivery.payload) && !leftAlone.has(delivery.variety);
      const isDoubtful =
        !isTold ||
        delivery.mayBeAnswered === true ||
        wasRefused(delivery, around.calls) ||
        isCutShort(delivery, around) ||
        around.answeredGestures.has(delivery.gesture ?? '');
      return {
        ...delivery,
        handledAt: handledAt.length > 0 ? handledAt : timesOf(effects),
        ...(isDoubtful ? { isSilenceUnclear: true } : {}),
      };
    }
    default:
      return reporting satisfies never;
  }
}

/** It was acknowledged so shortly before the end that an app that works for a while had no time to answer. */
function isCutShort({ ackedAt }: Delivery, { until, takes }: Surroundings): boolean {
  return ackedAt !== undefined && takes !== undefined && ackedAt > until - patience * takes - moment;
}

/** Its answer may have been among the calls that Slack refused around then: not seen is not the same as not handled. */
function wasRefused({ ackedAt }: Delivery, calls: readonly CallRecord[]): boolean {
  return (
    ackedAt !== undefined &&
    calls.some(
      ({ at, ok, method, retryAfter = 0 }) =>
        !ok &&
        method !== 'apps.connections.open' &&
        at >= ackedAt - seconds(retryAfter + 1) &&
        at <= ackedAt + answersWithin,
    )
  );
}

/** The same answer twice is an event handled twice; two different ones may both belong to one handling. */
function timesOf(effects: Delivery['effects']): readonly Micros[] {
  const [first] = effects;
  if (!first) return [];
  const alike = [...Map.groupBy(effects, ({ by, text }) => `${by} ${text}`).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  return [first.at, ...(alike[0] ?? []).slice(1).map(({ at }) => at)];
}
