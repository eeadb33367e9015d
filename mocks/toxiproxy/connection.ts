import { connect, type Socket } from 'node:net';
import type { Address } from './address.ts';
import { ToxicChain } from './toxic-chain.ts';
import type { PlacedToxic } from './stub.ts';

/** A client, its own socket to the upstream, and the chain of toxics each way. */
export class Connection {
  readonly #client: Socket;
  readonly #upstream: Socket;
  /** Undefined until the upstream has answered. */
  #chains: { readonly upstream: ToxicChain; readonly downstream: ToxicChain } | undefined;
  #resets = false;

  /** `toxics` is asked when the upstream has answered; `gone` is called once, when both sockets are closed. */
  constructor(client: Socket, target: Address, toxics: () => readonly PlacedToxic[], gone: () => void) {
    this.#client = client;
    this.#upstream = connect({ ...target, noDelay: true, allowHalfOpen: true });
    // A reset by either side is normal life here; `close` follows and ends the other side.
    client.on('error', () => {});
    this.#upstream.on('error', () => {});
    let open = 2;
    for (const socket of [client, this.#upstream]) {
      socket.once('close', () => {
        open -= 1;
        if (open === 0) gone();
      });
    }
    // Before there are chains, one side's end is the other's.
    client.once('close', () => this.#chains ?? this.#upstream.destroy());
    this.#upstream.once('close', () => this.#chains ?? client.destroy());
    this.#upstream.once('connect', () => this.#join(toxics()));
  }

  add(toxic: PlacedToxic): void {
    this.#chains?.[toxic.stream].add(toxic);
  }

  update(toxic: PlacedToxic): void {
    this.#chains?.[toxic.stream].update(toxic);
  }

  remove(toxic: PlacedToxic): void {
    this.#chains?.[toxic.stream].remove(toxic);
  }

  /** Closes both sides at once, with what was not sent yet lost. */
  cut(): void {
    for (const socket of [this.#client, this.#upstream]) {
      if (this.#resets) socket.resetAndDestroy();
      else socket.destroy();
    }
  }

  #join(toxics: readonly PlacedToxic[]): void {
    const [client, upstream] = [this.#client, this.#upstream];
    this.#resets = toxics.some(({ toxic }) => toxic.resetsNewConnections === true);
    const of = (stream: PlacedToxic['stream']) => toxics.filter((toxic) => toxic.stream === stream);
    this.#chains = {
      upstream: new ToxicChain(client, upstream, of('upstream'), () => this.#close(upstream)),
      downstream: new ToxicChain(upstream, client, of('downstream'), () => this.#close(client)),
    };
    client.resume();
  }

  #close(socket: Socket): void {
    if (this.#resets) socket.resetAndDestroy();
    else socket.destroySoon();
  }
}
