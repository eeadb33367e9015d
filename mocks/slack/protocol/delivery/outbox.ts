/**
 * All deliveries of one app: feeds each machine, keeps the wake-ups in order, forgets what is long settled. No clock and
 * no socket: every call takes `now` and returns what to send.
 *
 * Wake-ups of one kind (each deadline, each retry) mostly come in their order, so each kind is a queue that is sorted
 * as it grows: the earliest wake-up is the least of a handful of heads, whatever the number of deliveries.
 */

import { type Delivery, type DeliveryInput, due, isSettled, step, type Terms } from './delivery.ts';
import type { FailureReason, Observe } from '../facts.ts';
import type { Letter } from '../letter.ts';
import type { PolicyValues } from '../policy.ts';
import type { Wire } from './wire.ts';

export interface Sending {
  readonly event: string;
  readonly attempt: number;
  readonly reason?: FailureReason;
}

export interface Outbox {
  /** Begins the delivery of a letter; at most once per id. */
  start(letter: Pick<Letter, 'id' | 'kind' | 'isRetried' | 'deadlineUs'>, now: number): readonly Sending[];
  /** An ack or a failure of one attempt. Returns undefined where the event is not known (any more). */
  input(event: string, input: DeliveryInput, now: number): readonly Sending[] | undefined;
  /** Performs every wake-up that is due. */
  wake(now: number): readonly Sending[];
  /** When `wake` is wanted next; undefined where nothing waits. */
  nextWake(): number | undefined;
  /** Deliveries that are neither acked nor abandoned. */
  inFlight(): number;
}

/** Times and events at the same index: an object for each of the many would cost the collector more than the sending. */
interface Queue {
  readonly ats: number[];
  readonly events: string[];
  head: number;
}

/** How long a settled delivery is remembered, so that a late or duplicate ack can still be told apart. */
const settledMemoryUs = 120_000_000;

export function createOutbox(options: {
  readonly policy: PolicyValues;
  readonly wire: Pick<Wire, 'missed' | 'propagationUs'>;
  readonly observe: Observe;
}): Outbox {
  const { policy, wire, observe } = options;
  const deliveries = new Map<string, Delivery>();
  const queues = new Map<number, Queue>();
  const memory = emptyQueue();
  /** By kind: one object for all deliveries of it, as each is remembered for minutes. */
  const terms = new Map<Letter['kind'], Terms>();
  let unsettled = 0;

  function termsOf({ kind, isRetried, deadlineUs }: Pick<Letter, 'kind' | 'isRetried' | 'deadlineUs'>): Terms {
    const propagationUs = isRetried ? wire.propagationUs : 0;
    const known = terms.get(kind);
    if (known?.isRetried === isRetried && known.deadlineUs === deadlineUs && known.propagationUs === propagationUs)
      return known;
    const made = { missed: wire.missed, isRetried, deadlineUs, propagationUs };
    terms.set(kind, made);
    return made;
  }

  function apply(delivery: Delivery, input: DeliveryInput, now: number, sendings: Sending[]): void {
    const [next, outputs] = step(delivery, input, now, policy);
    if (next !== delivery) {
      deliveries.set(next.event, next);
      if (isSettled(next) && !isSettled(delivery)) {
        unsettled -= 1;
        append(memory, now + settledMemoryUs, next.event);
      }
    }
    for (const output of outputs) {
      if (output.kind === 'saw') observe(output.fact);
      else if (output.kind === 'wake-at') enqueue(queues, next, output.at);
      else sendings.push({ event: next.event, ...output });
    }
  }

  return {
    start(letter, now) {
      if (deliveries.has(letter.id))
        throw new Error(`Cannot start the delivery of "${letter.id}": it was started already`);
      const sendings: Sending[] = [];
      unsettled += 1;
      apply(due(letter.id, termsOf(letter)), { kind: 'start' }, now, sendings);
      return sendings;
    },
    input(event, input, now) {
      const delivery = deliveries.get(event);
      if (!delivery) return undefined;
      const sendings: Sending[] = [];
      apply(delivery, input, now, sendings);
      return sendings;
    },
    wake(now) {
      const sendings: Sending[] = [];
      for (const queue of queues.values()) {
        for (let event = takeDue(queue, now); event !== undefined; event = takeDue(queue, now)) {
          const delivery = deliveries.get(event);
          if (delivery) apply(delivery, { kind: 'wake' }, now, sendings);
        }
      }
      for (let event = takeDue(memory, now); event !== undefined; event = takeDue(memory, now))
        deliveries.delete(event);
      return sendings;
    },
    nextWake() {
      let earliest: number | undefined;
      for (const queue of queues.values()) {
        dropStale(queue, deliveries);
        const at = queue.ats[queue.head];
        if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at;
      }
      return earliest;
    },
    inFlight: () => unsettled,
  };
}

function enqueue(queues: Map<number, Queue>, delivery: Delivery, at: number): void {
  const kind = kindOfWait(delivery);
  let queue = queues.get(kind);
  if (!queue) {
    queue = emptyQueue();
    queues.set(kind, queue);
  }
  append(queue, at, delivery.event);
}

/** Deadlines by their length, retries by their number. */
function kindOfWait(delivery: Delivery): number {
  if (delivery.kind === 'awaiting') return delivery.terms.deadlineUs;
  return delivery.kind === 'resting' ? -delivery.attempt : 0;
}

function emptyQueue(): Queue {
  return { ats: [], events: [], head: 0 };
}

/** Mostly at the end; rests that count from the first attempt are of many lengths. */
function append({ ats, events, head }: Queue, at: number, event: string): void {
  let place = ats.length;
  while (place > head && (ats[place - 1] ?? at) > at) place -= 1;
  if (place === ats.length) {
    ats.push(at);
    events.push(event);
  } else {
    ats.splice(place, 0, at);
    events.splice(place, 0, event);
  }
}

function takeDue(queue: Queue, now: number): string | undefined {
  const at = queue.ats[queue.head];
  if (at === undefined || at > now) return undefined;
  const event = queue.events[queue.head];
  advance(queue);
  return event;
}

/** Heads whose delivery has moved on (most deadlines: the ack came) need no wake-up. */
function dropStale(queue: Queue, deliveries: ReadonlyMap<string, Delivery>): void {
  for (let event = queue.events[queue.head]; event !== undefined; event = queue.events[queue.head]) {
    const delivery = deliveries.get(event);
    const waitsFor = waitOf(delivery);
    if (waitsFor === queue.ats[queue.head]) return;
    advance(queue);
  }
}

function waitOf(delivery: Delivery | undefined): number | undefined {
  if (delivery === undefined) return undefined;
  if (delivery.kind === 'awaiting') return delivery.deadline;
  return 'until' in delivery ? delivery.until : undefined;
}

function advance(queue: Queue): void {
  queue.head += 1;
  if (queue.head < 1_024 || queue.head * 2 < queue.ats.length) return;
  queue.ats.splice(0, queue.head);
  queue.events.splice(0, queue.head);
  queue.head = 0;
}
