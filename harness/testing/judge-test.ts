/** What the matchers ask, from what was seen. Each waits until it is so, or until the time for it is over. */

import { duration } from '../base/quantity.ts';
import type { Micros } from '../base/units.ts';
import { timeFrom, timeWish } from '../config/time-text.ts';
import { lifeOf, wayOf } from './life-of.ts';
import type { Observed, Seen } from './observed.ts';

export interface Told {
  readonly pass: boolean;
  /** What was seen, whether it is what was expected or not. */
  readonly message: string;
}

/** An event of a test: `await slack.message('hello')`. */
export interface TestEvent {
  readonly id: string;
  readonly observed: Observed;
}

/** How long Slack itself waits for an ack, and a person for an answer. */
const patienceMs = 3_000;

export function timeIn(text: string): Micros {
  const time = timeFrom(text);
  if (time === undefined) throw new RangeError(`"${text}" is no time: ${timeWish}`);
  return time;
}

export async function acknowledgedWithin({ id, observed }: TestEvent, text: string): Promise<Told> {
  const limit = timeIn(text);
  const due = dueOf(id, observed.all);
  const ack = await observed.until(() => observed.all.find(isAckOf(id)), limit / 1e3 + 50);
  const took = ack === undefined ? undefined : ack.at - due;
  return {
    pass: took !== undefined && took <= limit,
    message: `${took === undefined ? `it was not acknowledged within ${text}` : `it was acknowledged after ${duration(took)}`}\n${lifeOf(id, observed.all)}`,
  };
}

export async function answers({ id, observed }: TestEvent, wanted: RegExp | string, text = '3 s'): Promise<Told> {
  const isWanted = (answer: string) => (typeof wanted === 'string' ? answer.includes(wanted) : wanted.test(answer));
  await observed.until(() => answersTo(id, observed.all).find(isWanted), timeIn(text) / 1e3);
  const given = answersTo(id, observed.all);
  const seen =
    given.length === 0
      ? `it was not answered within ${text}`
      : `it was answered: ${given.map((each) => JSON.stringify(each)).join(', ')}`;
  return { pass: given.some(isWanted), message: `${seen}\n${lifeOf(id, observed.all)}` };
}

/** Lost: Slack gave it up, or nobody acknowledged it in time. */
export async function losesNothing({ observed }: { readonly observed: Observed }): Promise<Told> {
  await settled(observed);
  const lost = raised(observed.all).filter((id) => !observed.all.some(isAckOf(id)));
  const of = raised(observed.all).length;
  return {
    pass: lost.length === 0 && of > 0,
    message:
      of === 0
        ? 'no event was raised'
        : [`${lost.length} of ${of} events were lost`, ...lost.map((id) => lifeOf(id, observed.all))].join('\n'),
  };
}

/** By the answers: an event with the same answer twice was handled twice, one that was acknowledged and not answered was not. */
export async function handlesEachOnce({ observed }: { readonly observed: Observed }): Promise<Told> {
  await settled(observed);
  const ids = raised(observed.all);
  await observed.until(
    () => (ids.every((id) => answersTo(id, observed.all).length > 0) ? true : undefined),
    patienceMs,
  );
  const wrong = ids.flatMap((id) => {
    const given = answersTo(id, observed.all);
    if (given.length === 0) return [`never handled, as far as its answers show:\n${lifeOf(id, observed.all)}`];
    return given.length === new Set(given).size ? [] : [`handled more than once:\n${lifeOf(id, observed.all)}`];
  });
  return {
    pass: wrong.length === 0 && ids.length > 0,
    message:
      ids.length === 0
        ? 'no event was raised'
        : [`${wrong.length} of ${ids.length} events were not handled once`, ...wrong].join('\n'),
  };
}

/** From the end of its last link, or from Slack's warning of it, to the hello of the next one. Over HTTP there is no link to come back. */
export async function reconnectsWithin({ observed }: { readonly observed: Observed }, text: string): Promise<Told> {
  const limit = timeIn(text);
  const gone = observed.all.findLast(({ kind }) => kind === 'link-closed' || kind === 'disconnect-sent');
  if (gone === undefined) return { pass: false, message: 'no link was lost: expected one that had to come back' };
  const back = await observed.until(
    () => observed.all.find((fact) => fact.kind === 'link-ready' && fact.at >= gone.at) ?? stillUp(observed.all, gone),
    limit / 1e3 + 50,
  );
  const took = back === undefined ? undefined : Math.max(0, back.at - gone.at);
  return {
    pass: took !== undefined && took <= limit,
    message: `${took === undefined ? `no link came back within ${text}` : `a link was back after ${duration(took)}`}\n${wayOf(gone, observed.all)}`,
  };
}

/** A link that was ready before the other one ended, and lives: the app was never without. */
function stillUp(all: readonly Seen[], gone: Seen): Seen | undefined {
  return all.find(
    (fact) =>
      fact.kind === 'link-ready' &&
      fact.at < gone.at &&
      !all.some((each) => (each.kind === 'link-closed' || each.kind === 'disconnect-sent') && each.link === fact.link),
  );
}

/** Slack has given up or been answered; its own retries may take minutes unless hastened. */
async function settled(observed: Observed): Promise<void> {
  const isSettled = () =>
    raised(observed.all).every((id) =>
      observed.all.some((fact) => isAckOf(id)(fact) || (fact.kind === 'delivery-ended' && fact.event === id)),
    );
  await observed.until(() => (isSettled() ? true : undefined), 20_000);
}

function raised(all: readonly Seen[]): readonly string[] {
  return all.flatMap((fact) => (fact.kind === 'event-due' ? [fact.event] : []));
}

function isAckOf(id: string): (fact: Seen) => boolean {
  return (fact) => fact.kind === 'ack' && fact.event === id;
}

function dueOf(id: string, all: readonly Seen[]): number {
  return all.find((fact) => fact.kind === 'event-due' && fact.event === id)?.at ?? 0;
}

function answersTo(id: string, all: readonly Seen[]): readonly string[] {
  return all.flatMap((fact) =>
    (fact.kind === 'effect' || fact.kind === 'answer-used') && fact.event === id && fact.text !== undefined
      ? [fact.text]
      : [],
  );
}
