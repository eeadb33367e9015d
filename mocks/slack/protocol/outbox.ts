/**
 * All deliveries of one app: feeds each machine, keeps the wake-ups in order, forgets what is long settled. No clock and
 * no socket: every call takes `now` and returns what to send.
 *
 * Wake-ups of one kind (the deadline, each retry rest) are asked for with the same delay, so each kind is a queue that
 * is already sorted: the earliest wake-up is the least of a handful of heads, whatever the number of deliveries.
 */

import { type Delivery, type DeliveryInput, due, isSettled, step } from './delivery.ts';
import type { FailureReason, Observe } from './facts.ts';
import type { PolicyValues } from './policy.ts';

export interface Sending {
  readonly event: string;
  readonly attempt: number;
  readonly reason?: FailureReason;
}

export interface Outbox {
  /** Begins the delivery of an event; at most once per event. */
  start(event: string, now: number): readonly Sending[];
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
  readonly missed: 'http_timeout' | 'timeout';
  readonly observe: Observe;
}): Outbox {
  const { policy, missed, observe } = options;
  const deliveries = new Map<string, Delivery>();
  const queues = new Map<number, Queue>();
  const memory = emptyQueue();
  let unsettled = 0;

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
      else if (output.kind === 'wake-at') enqueue(queues, next.event, output.at, output.at - now);
      else sendings.push({ event: next.event, ...output });
    }
  }

  return {
    start(event, now) {
      if (deliveries.has(event)) throw new Error(`Cannot start the delivery of "${event}": it was started already`);
      const sendings: Sending[] = [];
      unsettled += 1;
      apply(due(event, missed), { kind: 'start' }, now, sendings);
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

function enqueue(queues: Map<number, Queue>, event: string, at: number, delay: number): void {
  let queue = queues.get(delay);
  if (!queue) {
    queue = emptyQueue();
    queues.set(delay, queue);
  }
  append(queue, at, event);
}

function emptyQueue(): Queue {
  return { ats: [], events: [], head: 0 };
}

function append({ ats, events }: Queue, at: number, event: string): void {
  ats.push(at);
  events.push(event);
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
    const waitsFor =
      delivery?.kind === 'awaiting' ? delivery.deadline : delivery?.kind === 'resting' ? delivery.until : undefined;
    if (waitsFor === queue.ats[queue.head]) return;
    advance(queue);
  }
}

function advance(queue: Queue): void {
  queue.head += 1;
  if (queue.head < 1_024 || queue.head * 2 < queue.ats.length) return;
  queue.ats.splice(0, queue.head);
  queue.events.splice(0, queue.head);
  queue.head = 0;
}
