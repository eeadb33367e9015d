import { noop } from './toxics/noop.ts';
import type { Attributes, Chunk, Outlet, Run, Toxic } from './toxics/toxic.ts';

/** A toxic as the API made it: what it is called and how it is set. */
export interface PlacedToxic {
  readonly name: string;
  readonly toxic: Toxic;
  readonly stream: 'upstream' | 'downstream';
  toxicity: number;
  attributes: Attributes;
}

/** What stands behind a stub: the next stub, or the destination's socket. */
export interface Sink {
  push(chunk: Chunk): void;
  end(): void;
}

/** One toxic on one chain: its queue, and the run that takes from it. */
export class Stub implements Sink {
  next: Sink;
  readonly placed: PlacedToxic;
  readonly #changed: () => void;
  readonly #queue: Chunk[] = [];
  #run: Run;
  /** Callbacks of earlier runs are ignored. */
  #runId = 0;
  #busy = false;
  /** A toxic that is ready within `take` is fed by the loop that called it, not by a deeper one. */
  #isFeeding = false;
  #sourceEnded = false;
  #endTold = false;
  #closed = false;
  #passedBytes = 0;

  /** `changed` is called whenever `isFull` may have become false. */
  constructor(placed: PlacedToxic, next: Sink, changed: () => void) {
    this.placed = placed;
    this.next = next;
    this.#changed = changed;
    this.#run = this.#start();
  }

  /** The source should wait. */
  get isFull(): boolean {
    return !this.#closed && this.#busy && this.#queue.length >= (this.placed.toxic.buffer ?? 0);
  }

  push(chunk: Chunk): void {
    if (this.#closed) return;
    this.#queue.push(chunk);
    this.#feed();
  }

  end(): void {
    this.#sourceEnded = true;
    this.#feed();
  }

  /** Runs the toxic again, with its present attributes and a new draw of toxicity. */
  rerun(): void {
    if (this.#closed) return;
    this.#run.interrupt();
    this.#run = this.#start();
    this.#feed();
  }

  /** Releases everything to the next, or closes where the toxic wants that; to be called before it leaves the chain. */
  remove(): void {
    if (this.#closed) return;
    this.#run.interrupt();
    this.#runId += 1;
    if (this.placed.toxic.closesWhenRemoved === true) {
      this.#close();
      return;
    }
    for (const chunk of this.#queue.splice(0)) this.next.push(chunk);
    if (this.#sourceEnded) this.#close();
  }

  /** Forgets everything: the destination is gone. */
  discard(): void {
    this.#closed = true;
    this.#queue.length = 0;
    this.#run.interrupt();
    this.#runId += 1;
  }

  #start(): Run {
    this.#runId += 1;
    this.#busy = false;
    this.#endTold = false;
    const toxic = Math.random() < this.placed.toxicity ? this.placed.toxic : noop;
    return toxic.run(this.placed.attributes, this.#outlet(this.#runId));
  }

  #outlet(runId: number): Outlet {
    return {
      passedBytes: () => this.#passedBytes,
      pass: (chunk) => {
        this.#passedBytes += chunk.data.length;
        this.next.push(chunk);
      },
      ready: () => {
        if (this.#runId !== runId) return;
        this.#busy = false;
        if (!this.#isFeeding) this.#feed();
        this.#changed();
      },
      close: () => {
        if (this.#runId === runId) this.#close();
      },
    };
  }

  #feed(): void {
    this.#isFeeding = true;
    while (!this.#busy && !this.#closed) {
      const chunk = this.#queue.shift();
      if (chunk === undefined) break;
      this.#busy = true;
      this.#run.take(chunk);
    }
    this.#isFeeding = false;
    if (!this.#sourceEnded || this.#endTold || this.#busy || this.#closed) return;
    this.#endTold = true;
    this.#run.end();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.length = 0;
    this.next.end();
  }
}
