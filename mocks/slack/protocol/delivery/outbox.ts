/**
 * All deliveries of one app: feeds each machine, keeps the wake-ups in order, forgets what is long settled. No clock and
 * no socket: every call takes `now` and returns what to send.
 */

import type { Observe, SlackFact } from '../facts.ts';
import type { Letter, Parcel } from '../letter.ts';
import type { PolicyValues } from '../policy.ts';
import { createDeliveries } from './deliveries.ts';
import { type Delivery, type DeliveryInput, type DeliveryOutput, due, step, type Terms } from './delivery.ts';
import type { TransportRules } from './transport-rules.ts';
import { createWakeQueue } from './wake-queue.ts';

/** What an input came to. */
export interface Reaction {
  /** An ack's: as in its fact; `unknown` where no delivery of that number is remembered, `none` where the input was no ack. */
  readonly ack: AckStanding | 'unknown' | 'none';
  /** What was being delivered; undefined where that had ended before. */
  readonly letter: Letter | undefined;
  readonly parcels: readonly Parcel[];
}

type AckStanding = Extract<SlackFact, { kind: 'ack' }>['standing'];

export interface Outbox {
  /** Begins the delivery of a letter. */
  start(letter: Letter, nowUs: number): readonly Parcel[];
  /** An ack or a failure of one attempt, or the end of the delivery; by its number, as its parcels have it. */
  input(number: number, input: DeliveryInput, nowUs: number): Reaction;
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

export function createOutbox({ policy, rules, observe, attempted = () => {} }: OutboxOptions): Outbox {
  const deliveries = createDeliveries();
  const termsOf = createTerms(rules);
  const wakeUps = createWakeQueue();

  function apply(
    number: number,
    delivery: Delivery,
    input: DeliveryInput,
    nowUs: number,
    parcels: Parcel[],
  ): Reaction['ack'] {
    const [next, outputs] = step(delivery, input, nowUs, policy);
    const letter = deliveries.letter(number);
    if (next !== delivery) deliveries.keep(number, next, nowUs);
    let ack: Reaction['ack'] = 'none';
    for (const output of outputs) {
      if (output.kind === 'wake-at') wakeUps.add(kindOfWait(next), output.atUs, number);
      else if (output.kind === 'send') parcels.push(parcelOf(number, output, letter));
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
      const delivery = due(letter.id, termsOf(letter));
      apply(deliveries.begin(letter, delivery), delivery, { kind: 'start' }, nowUs, parcels);
      return parcels;
    },
    input(number, input, nowUs) {
      const delivery = deliveries.get(number);
      if (!delivery) return { ack: 'unknown', letter: undefined, parcels: [] };
      const parcels: Parcel[] = [];
      const letter = deliveries.letter(number);
      return { ack: apply(number, delivery, input, nowUs, parcels), letter, parcels };
    },
    wake(nowUs) {
      const parcels: Parcel[] = [];
      wakeUps.takeDue(nowUs, (number) => {
        const delivery = deliveries.get(number);
        if (delivery) apply(number, delivery, { kind: 'wake' }, nowUs, parcels);
      });
      deliveries.forget(nowUs);
      return parcels;
    },
    nextWake: () => wakeUps.earliestUs((number) => waitsUntilUs(deliveries.get(number))),
    inFlight: deliveries.inFlight,
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
  delivery: number,
  { attempt, reason }: Extract<DeliveryOutput, { kind: 'send' }>,
  letter: Letter | undefined,
): Parcel {
  if (letter === undefined) throw new Error(`Cannot send attempt ${attempt} of delivery ${delivery}: it has ended`);
  const event = letter.id;
  return reason === undefined ? { delivery, event, attempt, letter } : { delivery, event, attempt, reason, letter };
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
