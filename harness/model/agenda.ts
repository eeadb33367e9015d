/** Virtual time: what is to be done when. Nothing waits, so that an hour takes as long as what happens in it. Pure. */

export interface Agenda {
  /** µs. */
  now(): number;
  /** At that time, or now where it is over; of two at the same time the one that was asked for first. Returns what takes it back. */
  at(atUs: number, act: Act): () => void;
  /** Does one thing after the other, until there is none or `isOver` says so: it is asked after each. */
  run(isOver: () => boolean): Promise<void>;
}

/** What it returns is waited for, in no time: promises of a fault that strikes, say. */
export type Act = () => void | Promise<void>;

interface Item {
  readonly atUs: number;
  readonly order: number;
  act: Act | undefined;
}

export function createAgenda(): Agenda {
  const heap: Item[] = [];
  let nowUs = 0;
  let order = 0;

  return {
    now: () => nowUs,
    at(atUs, act) {
      const item: Item = { atUs: Math.max(nowUs, Math.round(atUs)), order, act };
      order += 1;
      push(heap, item);
      return () => {
        item.act = undefined;
      };
    },
    async run(isOver) {
      for (let item = pop(heap); item !== undefined; item = pop(heap)) {
        if (item.act === undefined) continue;
        nowUs = item.atUs;
        const pending = item.act();
        if (pending !== undefined) await pending;
        if (isOver()) return;
      }
    },
  };
}

function isBefore(one: Item, other: Item): boolean {
  return one.atUs < other.atUs || (one.atUs === other.atUs && one.order < other.order);
}

/** A binary heap, the earliest first. */
function push(heap: Item[], item: Item): void {
  let place = heap.length;
  heap.push(item);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(item, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = item;
}

function pop(heap: Item[]): Item | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
    const [child, at] =
      right !== undefined && left !== undefined && isBefore(right, left)
        ? [right, 2 * place + 2]
        : [left, 2 * place + 1];
    if (child === undefined || !isBefore(child, last)) break;
    heap[place] = child;
    place = at;
  }
  heap[place] = last;
  return first;
}
