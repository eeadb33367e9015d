import type { Socket } from 'node:net';
import { type PlacedToxic, type Sink, Stub } from './stub.ts';

/**
 * One direction of one connection: source → toxics, in the order they were added → destination.
 * When the source ends and the chain lets the end through, the destination is closed whole: Toxiproxy knows no half-close.
 */
export class ToxicChain {
  readonly #source: Socket;
  readonly #destination: Socket;
  readonly #stubs: Stub[] = [];
  readonly #outlet: Sink;

  /** `close` closes the destination after what was written to it. */
  constructor(source: Socket, destination: Socket, toxics: readonly PlacedToxic[], close: () => void) {
    this.#source = source;
    this.#destination = destination;
    this.#outlet = {
      push: ({ data }) => {
        if (destination.writable) destination.write(data);
      },
      end: close,
    };
    for (const toxic of toxics) this.#append(toxic);

    const end = () => this.#first().end();
    source.on('data', (data: Buffer) => {
      this.#first().push({ data, atMs: performance.now() });
      this.#hold();
    });
    source.once('end', end);
    source.once('close', end);
    destination.on('drain', () => this.#hold());
    destination.once('close', () => this.#stubs.forEach((stub) => stub.discard()));
  }

  add(toxic: PlacedToxic): void {
    const last = this.#stubs.at(-1);
    this.#append(toxic);
    last?.rerun();
    this.#hold();
  }

  update(toxic: PlacedToxic): void {
    this.#stubs.find(({ placed }) => placed === toxic)?.rerun();
    this.#hold();
  }

  remove(toxic: PlacedToxic): void {
    const at = this.#stubs.findIndex(({ placed }) => placed === toxic);
    const stub = this.#stubs[at];
    if (stub === undefined) return;
    const before = this.#stubs[at - 1];
    // What the one before holds is released through the one that goes: order is kept.
    stub.remove();
    if (before !== undefined) before.next = stub.next;
    this.#stubs.splice(at, 1);
    before?.rerun();
    this.#hold();
  }

  #append(toxic: PlacedToxic): void {
    const stub = new Stub(toxic, this.#outlet, () => this.#hold());
    const last = this.#stubs.at(-1);
    if (last !== undefined) last.next = stub;
    this.#stubs.push(stub);
  }

  #first(): Sink {
    return this.#stubs[0] ?? this.#outlet;
  }

  /** Reads on only where there is room: back-pressure reaches the sender. */
  #hold(): void {
    if (this.#source.destroyed) return;
    const mustWait = this.#destination.writableNeedDrain || this.#stubs.some((stub) => stub.isFull);
    if (mustWait) this.#source.pause();
    else if (this.#source.isPaused()) this.#source.resume();
  }
}
