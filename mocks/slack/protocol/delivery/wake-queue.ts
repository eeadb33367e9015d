/**
 * Wake-ups in order. Those of one kind (each deadline, each retry) mostly come in their order, so each kind is a queue that
 * is sorted as it grows: the earliest wake-up is the least of a handful of heads, whatever the number of events. Pure.
 */

export interface WakeQueue {
  /** `kind`: any number; wake-ups that are wanted in the order of their times have the same. */
  add(kind: number, atUs: number, event: string): void;
  /** Calls `wake` for each that is due, in order within a kind; it may add others, which are taken as well where they are due. */
  takeDue(nowUs: number, wake: (event: string) => void): void;
  /** The earliest that is still wanted: `waitsUntilUs` gives the time at which an event now wants its wake-up. */
  earliestUs(waitsUntilUs: (event: string) => number | undefined): number | undefined;
}

/** Times and events at the same index: an object for each of the many would cost the collector more than the sending. */
interface Queue {
  readonly timesUs: number[];
  readonly events: string[];
  head: number;
}

export function createWakeQueue(): WakeQueue {
  const queues = new Map<number, Queue>();
  return {
    add(kind, atUs, event) {
      let queue = queues.get(kind);
      if (!queue) {
        queue = { timesUs: [], events: [], head: 0 };
        queues.set(kind, queue);
      }
      append(queue, atUs, event);
    },
    takeDue(nowUs, wake) {
      for (const queue of queues.values())
        for (let event = takeDue(queue, nowUs); event !== undefined; event = takeDue(queue, nowUs)) wake(event);
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
function append({ timesUs, events, head }: Queue, atUs: number, event: string): void {
  let place = timesUs.length;
  while (place > head && (timesUs[place - 1] ?? atUs) > atUs) place -= 1;
  if (place === timesUs.length) {
    timesUs.push(atUs);
    events.push(event);
  } else {
    timesUs.splice(place, 0, atUs);
    events.splice(place, 0, event);
  }
}

function takeDue(queue: Queue, nowUs: number): string | undefined {
  const atUs = queue.timesUs[queue.head];
  if (atUs === undefined || atUs > nowUs) return undefined;
  const event = queue.events[queue.head];
  advance(queue);
  return event;
}

/** Heads whose event has moved on (most deadlines: the ack came) need no wake-up. */
function dropStale(queue: Queue, waitsUntilUs: (event: string) => number | undefined): void {
  for (let event = queue.events[queue.head]; event !== undefined; event = queue.events[queue.head]) {
    if (waitsUntilUs(event) === queue.timesUs[queue.head]) return;
    advance(queue);
  }
}

function advance(queue: Queue): void {
  queue.head += 1;
  if (queue.head < 1_024 || queue.head * 2 < queue.timesUs.length) return;
  queue.timesUs.splice(0, queue.head);
  queue.events.splice(0, queue.head);
  queue.head = 0;
}
