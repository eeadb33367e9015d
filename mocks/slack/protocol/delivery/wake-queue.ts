/**
 * Wake-ups in order. Those of one kind (each deadline, each retry) mostly come in their order, so each kind is a queue that
 * is sorted as it grows: the earliest wake-up is the least of a handful of heads, whatever the number of deliveries. Pure.
 */

export interface WakeQueue {
  /** `kind`: any number; wake-ups that are wanted in the order of their times have the same. */
  add(kind: number, atUs: number, delivery: number): void;
  /** Calls `wake` for each that is due, in order within a kind; it may add others, which are taken as well where they are due. */
  takeDue(nowUs: number, wake: (delivery: number) => void): void;
  /** The earliest that is still wanted: `waitsUntilUs` gives the time at which a delivery now wants its wake-up. */
  earliestUs(waitsUntilUs: (delivery: number) => number | undefined): number | undefined;
}

/** Times and deliveries at the same index, numbers all: an object for each of the many would cost the collector more than the sending. */
interface Queue {
  readonly timesUs: number[];
  readonly deliveries: number[];
  head: number;
}

export function createWakeQueue(): WakeQueue {
  const queues = new Map<number, Queue>();
  return {
    add(kind, atUs, delivery) {
      let queue = queues.get(kind);
      if (!queue) {
        queue = { timesUs: [], deliveries: [], head: 0 };
        queues.set(kind, queue);
      }
      append(queue, atUs, delivery);
    },
    takeDue(nowUs, wake) {
      for (const queue of queues.values())
        for (let delivery = takeDue(queue, nowUs); delivery !== undefined; delivery = takeDue(queue, nowUs))
          wake(delivery);
    },
    earliestUs(waitsUntilUs) {
      let earliest: number | undefined;
      for (const queue of queues.values()) {
        dropStale(queue, waitsUntilUs);
        const atUs = queue.timesUs[queue.head];
        if (atUs !== undefined && (earliest === undefined || atUs < earliest)) earliest = atUs;
      }
      return earliest;
    },
  };
}

/** Mostly at the end; rests that count from the first attempt are of many lengths. */
function append({ timesUs, deliveries, head }: Queue, atUs: number, delivery: number): void {
  let place = timesUs.length;
  while (place > head && (timesUs[place - 1] ?? atUs) > atUs) place -= 1;
  if (place === timesUs.length) {
    timesUs.push(atUs);
    deliveries.push(delivery);
  } else {
    timesUs.splice(place, 0, atUs);
    deliveries.splice(place, 0, delivery);
  }
}

function takeDue(queue: Queue, nowUs: number): number | undefined {
  const atUs = queue.timesUs[queue.head];
  if (atUs === undefined || atUs > nowUs) return undefined;
  const delivery = queue.deliveries[queue.head];
  advance(queue);
  return delivery;
}

/** Heads whose delivery has moved on (most deadlines: the ack came) need no wake-up. */
function dropStale(queue: Queue, waitsUntilUs: (delivery: number) => number | undefined): void {
  for (let delivery = queue.deliveries[queue.head]; delivery !== undefined; delivery = queue.deliveries[queue.head]) {
    if (waitsUntilUs(delivery) === queue.timesUs[queue.head]) return;
    advance(queue);
  }
}

function advance(queue: Queue): void {
  queue.head += 1;
  if (queue.head < 1_024 || queue.head * 2 < queue.timesUs.length) return;
  queue.timesUs.splice(0, queue.head);
  queue.deliveries.splice(0, queue.head);
  queue.head = 0;
}
