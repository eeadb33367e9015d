/**
 * Deliveries by number, as they begin. A letter is held until its delivery has ended; how it ended two minutes longer, so that a
 * late ack is still known from a duplicate one. Pure.
 *
 * By number and not by id, and an end as a number too: at tens of thousands a second, tables of texts and objects that are
 * held for minutes cost more than all the rest. They lie on pages, each forgotten as a whole, so that nothing is moved.
 */

import type { Letter } from '../letter.ts';
import { type Delivery, isSettled, type Settled } from './delivery.ts';

export interface Deliveries {
  /** Returns its number, from 0. */
  begin(letter: Letter, delivery: Delivery): number;
  /** Undefined where there was none, or it is forgotten. */
  get(number: number): Delivery | undefined;
  /** Undefined once the delivery has ended. */
  letter(number: number): Letter | undefined;
  /** In place of what it was. */
  keep(number: number, delivery: Delivery, nowUs: number): void;
  /** Those that have been settled for long. */
  forget(nowUs: number): void;
  /** Neither acked nor abandoned. */
  inFlight(): number;
}

const settledMemoryUs = 120_000_000;
/** Deliveries of one page are remembered until the last of them is forgotten. */
const perPage = 1_024;

/** At each place a delivery: its id, and its state with its letter or, as a number, its end. */
interface Page {
  readonly events: string[];
  readonly states: (Delivery | number)[];
  readonly letters: (Letter | undefined)[];
  unsettled: number;
  /** Of the last one that settled. */
  settledAtUs: number;
}

export function createDeliveries(): Deliveries {
  /** In order, the first of them being page `forgotten`. */
  const pages: Page[] = [];
  let forgotten = 0;
  let begun = 0;
  let unsettled = 0;

  const pageOf = (number: number): Page | undefined => pages[Math.floor(number / perPage) - forgotten];

  return {
    begin(letter, delivery) {
      const number = begun;
      begun += 1;
      unsettled += 1;
      let page = pageOf(number);
      if (page === undefined)
        pages.push((page = { events: [], states: [], letters: [], unsettled: 0, settledAtUs: 0 }));
      page.unsettled += 1;
      page.events.push(letter.id);
      page.letters.push(letter);
      page.states.push(delivery);
      return number;
    },
    get(number) {
      const page = pageOf(number);
      const state = page?.states[number % perPage];
      return typeof state === 'number' ? ended(page?.events[number % perPage] ?? '', state) : state;
    },
    letter: (number) => pageOf(number)?.letters[number % perPage],
    keep(number, delivery, nowUs) {
      const page = pageOf(number);
      if (page === undefined) return;
      const place = number % perPage;
      page.states[place] = isSettled(delivery) ? endOf(delivery) : delivery;
      if (!isSettled(delivery) || page.letters[place] === undefined) return;
      page.letters[place] = undefined;
      page.unsettled -= 1;
      page.settledAtUs = nowUs;
      unsettled -= 1;
    },
    forget(nowUs) {
      for (let page = pages[0]; page?.unsettled === 0 && page.settledAtUs + settledMemoryUs <= nowUs; page = pages[0]) {
        pages.shift();
        forgotten += 1;
        // What begins next begins on the page after
        begun = Math.max(begun, forgotten * perPage);
      }
    },
    inFlight: () => unsettled,
  };
}

/** The attempt that was acked; below zero, the attempts after which it was given up. */
function endOf(delivery: Settled): number {
  return delivery.kind === 'acked' ? delivery.attempt : -1 - delivery.attempts;
}

function ended(event: string, end: number): Settled {
  return end < 0 ? { kind: 'abandoned', event, attempts: -1 - end } : { kind: 'acked', event, attempt: end };
}
