/**
 * All deliveries of one app: feeds each machine, keeps the wake-ups in order, forgets what is long settled. No clock and
 * no socket: every call takes `now` and returns what to send.
 */

import type { Observe, SlackFact } from '../facts.ts';
import type { Letter, Parcel } from '../letter.ts';
import type { PolicyValues } from '../policy.ts';
import {
  type Delivery,
  type DeliveryInput,
  type DeliveryOutput,
  due,
  isSettled,
  step,
  type Terms,
} from './delivery.ts';
import type { TransportRules } from './transport-rules.ts';
import { createWakeQueue } from './wake-queue.ts';

/** What an input came to. */
export interface Reaction {
  /** An ack's: as in its fact; `unknown` where no delivery of that name is remembered, `none` where the input was no ack. */
  readonly ack: AckStanding | 'unknown' | 'none';
  /** What was being delivered; undefined where that had ended before. */
  readonly letter: Letter | undefined;
  readonly parcels: readonly Parcel[];
}

type AckStanding = Extract<SlackFact, { kind: 'ack' }>['standing'];

export interface Outbox {
  /** Begins the delivery of a letter; at most once per id. */
  start(letter: Letter, nowUs: number): readonly Parcel[];
  /** An ack or a failure of one attempt, or the end of the delivery. */
  input(event: string, input: DeliveryInput, nowUs: number): Reaction;
  /** Performs every wake-up that is due. */
  wake(nowUs: number): readonly Parcel[];
  /** When `wake` is wanted next; undefined where nothing waits. */
  nextWake(): number | undefined;
  /** Deliveries that are neither acked nor abandoned. */
  inFlight(): number;
}

export interface OutboxOptions {
  readonly policy: PolicyValues;
  readonly rules: Pick<TransportRules, 'missed' | 'propagationUs'>;
  readonly observe: Observe;
  /** An attempt failed or was acknowledged in time; called after its fact was observed. */
  readonly attempted?: (letter: Letter, isFailed: boolean) => void;
}

/** How long a settled delivery is remembered, so that a late ack is still known from a duplicate one. */
const settledMemoryUs = 120_000_000;

export function createOutbox({ policy, rules, observe, attempted = () => {} }: OutboxOptions): Outbox {
  const deliveries = createDeliveries();
  const termsOf = createTerms(rules);
  const wakeUps = createWakeQueue();

  function apply(delivery: Delivery, input: DeliveryInput, nowUs: number, parcels: Parcel[]): Reaction['ack'] {
    const [next, outputs] = step(delivery, input, nowUs, policy);
    const { event } = next;
    const letter = deliveries.letter(event);
    if (next !== delivery) deliveries.keep(next, nowUs);
    let ack: Reaction['ack'] = 'none';
    for (const output of outputs) {
      if (output.kind === 'wake-at') wakeUps.add(kindOfWait(next), output.atUs, event);
      else if (output.kind === 'send') parcels.push(parcelOf(event, output, letter));
      else {
        const { fact } = output;
        observe(fact);
        if (fact.kind === 'ack') ack = fact.standing;
        const isFailed = fact.kind === 'attempt-failed';
        if (letter && (isFailed || (fact.kind === 'ack' && fact.standing === 'first'))) attempted(letter, isFailed);
      }
    }
    return ack;
  }

  return {
    start(letter, nowUs) {
      const parcels: Parcel[] = [];
      apply(deliveries.begin(letter, termsOf(letter)), { kind: 'start' }, nowUs, parcels);
      return parcels;
    },
    input(event, input, nowUs) {
      const delivery = deliveries.get(event);
      if (!delivery) return { ack: 'unknown', letter: undefined, parcels: [] };
      const parcels: Parcel[] = [];
      const letter = deliveries.letter(event);
      return { ack: apply(delivery, input, nowUs, parcels), letter, parcels };
    },
    wake(nowUs) {
      const parcels: Parcel[] = [];
      wakeUps.takeDue(nowUs, (event) => {
        const delivery = deliveries.get(event);
        if (delivery) apply(delivery, { kind: 'wake' }, nowUs, parcels);
      });
      deliveries.forget(nowUs);
      return parcels;
    },
    nextWake: () => wakeUps.earliestUs((event) => waitsUntilUs(deliveries.get(event))),
    inFlight: deliveries.inFlight,
  };
}

interface Deliveries {
  /** Throws where there is one of that id already. */
  begin(letter: Letter, terms: Terms): Delivery;
  get(event: string): Delivery | undefined;
  /** Undefined once the delivery has ended. */
  letter(event: string): Letter | undefined;
  /** In place of what it was. */
  keep(delivery: Delivery, nowUs: number): void;
  /** Those that have been settled for long. */
  forget(nowUs: number): void;
  inFlight(): number;
}

/** Deliveries by event. A letter is held until its delivery is settled, the delivery a while longer. */
function createDeliveries(): Deliveries {
  const deliveries = new Map<string, Delivery>();
  // Not a Map: the tables it outgrows link to each other, so that at this rate of coming and going a dead one keeps
  // alive what all later ones held, until a full collection.
  const letters: Record<string, Letter> = Object.create(null);
  const settled = createWakeQueue();
  let unsettled = 0;
  return {
    begin(letter, terms) {
      const { id } = letter;
      if (deliveries.has(id)) throw new Error(`Cannot start the delivery of "${id}": it was started already`);
      const delivery = due(id, terms);
      letters[id] = letter;
      deliveries.set(id, delivery);
      unsettled += 1;
      return delivery;
    },
    get: (event) => deliveries.get(event),
    letter: (event) => letters[event],
    keep(delivery, nowUs) {
      const { event } = delivery;
      deliveries.set(event, delivery);
      if (!isSettled(delivery) || letters[event] === undefined) return;
      delete letters[event];
      unsettled -= 1;
      settled.add(0, nowUs + settledMemoryUs, event);
    },
    forget: (nowUs) => settled.takeDue(nowUs, (event) => deliveries.delete(event)),
    inFlight: () => unsettled,
  };
}

/** Terms by kind of payload: one object for all deliveries of a kind, as each is remembered for minutes. */
function createTerms(rules: OutboxOptions['rules']): (letter: Letter) => Terms {
  const terms = new Map<Letter['kind'], Terms>();
  return ({ kind, isRetried, deadlineUs }) => {
    const propagationUs = isRetried ? rules.propagationUs : 0;
    const known = terms.get(kind);
    if (known?.isRetried === isRetried && known.deadlineUs === deadlineUs && known.propagationUs === propagationUs)
      return known;
    const made = { missed: rules.missed, isRetried, deadlineUs, propagationUs };
    terms.set(kind, made);
    return made;
  };
}

function parcelOf(
  event: string,
  { attempt, reason }: Extract<DeliveryOutput, { kind: 'send' }>,
  letter: Letter | undefined,
): Parcel {
  if (letter === undefined) throw new Error(`Cannot send attempt ${attempt} of "${event}": its delivery has ended`);
  return reason === undefined ? { event, attempt, letter } : { event, attempt, reason, letter };
}

/** Deadlines by their length, retries by their number. */
function kindOfWait(delivery: Delivery): number {
  if (delivery.kind === 'awaiting') return delivery.terms.deadlineUs;
  return delivery.kind === 'resting' ? -delivery.attempt : 0;
}

function waitsUntilUs(delivery: Delivery | undefined): number | undefined {
  if (delivery === undefined) return undefined;
  if (delivery.kind === 'awaiting') return delivery.missedAtUs;
  return 'untilUs' in delivery ? delivery.untilUs : undefined;
}
