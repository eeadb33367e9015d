/**
 * What Slack does on a WebSocket and the `ws` package does not: TCP left open after the close, messages that are not put together,
 * its own words for a frame that is too long, a bare FIN, an RST, silence. Private parts of `ws` are used here alone.
 */

import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { PolicyValues } from '../../protocol/policy.ts';
import { textFrames } from './text-frames.ts';

export interface Upgraded {
  readonly ws: WebSocket;
  readonly socket: Socket;
}

export interface WireEvents {
  readonly policy: Pick<PolicyValues, 'maxAckBytes' | 'oversizedAck' | 'reassemblesFrames' | 'fragmentsOverBytes'>;
  /** After the close handshake there is no FIN of ours. */
  readonly leavesTcpOpen: () => boolean;
  readonly text: (text: string) => void;
  readonly odd: (why: string) => void;
  readonly ping: (data: Buffer) => void;
  readonly pong: () => void;
  readonly broke: (code: number, reason: string) => void;
  readonly appClosed: (code: number) => void;
  /** The app has sent its FIN after the close handshake: it is done with the link, whatever is left of TCP. */
  readonly appEnded: (code: number) => void;
  /** TCP is gone; 1006 where no close frame came. */
  readonly gone: (code: number) => void;
}

/** Private parts of `ws` 8 and of node's sockets. */
interface Receiver extends NodeJS.EventEmitter {
  _numFragments: number;
  dataMessage(done: (error?: Error) => void): void;
}
interface WithReceiver {
  readonly _receiver: Receiver;
}
interface Inward {
  readonly _handle?: { readStop(): void } | null;
  /** Of a TLS socket: the TCP socket below. */
  readonly _parent?: Socket | null;
}

/** Envelopes raised in one turn of the loop leave in one write of at most so many, which holds the first up by ~0.1 ms. */
const mostGathered = 16;

/** Where the frames of one write are made, for all links in turn: room for as many as are gathered, of the usual length. */
const slabBytes = 32_768;
let slab = Buffer.allocUnsafeSlow(slabBytes);

/**
 * How long an app may leave a FIN unanswered. Longer than any client here takes to notice it by itself (57 s, §4.2): an RST
 * would lead it astray.
 */
const finTimeoutMs = 120_000;

export class SocketWire {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #events: WireEvents;
  #isHeld = true;
  #closedWith: number | undefined;
  #gathered: string[] = [];
  #finTimer: NodeJS.Timeout | undefined;

  constructor({ ws, socket }: Upgraded, events: WireEvents) {
    this.#ws = ws;
    this.#socket = socket;
    this.#events = events;
    holdTcpOpen(
      socket,
      () => this.#isHeld && events.leavesTcpOpen() && (this.#closedWith !== undefined || !socket.readableEnded),
    );
    this.#readMessages();
    this.#awaitEnd();
  }

  send(text: string): void {
    this.#flush();
    const size = this.#events.policy.fragmentsOverBytes;
    if (size === 0 || text.length <= size) return this.#ws.send(text);
    const bytes = Buffer.from(text);
    for (let from = 0; from < bytes.length; from += size)
      this.#ws.send(bytes.subarray(from, from + size), { binary: false, fin: from + size >= bytes.length });
  }

  /**
   * The same, in one write with others of this turn of the loop: a system call for each would cost more than all the rest.
   * What is gathered leaves before anything else does.
   */
  gather(text: string): void {
    const size = this.#events.policy.fragmentsOverBytes;
    if (size > 0 && text.length > size) return this.send(text);
    if (this.#gathered.length === 0) process.nextTick(() => this.#flush());
    if (this.#gathered.push(text) === mostGathered) this.#flush();
  }

  write(bytes: Uint8Array): void {
    this.#flush();
    this.#socket.write(bytes);
  }

  ping(data: string): void {
    this.#flush();
    this.#ws.ping(data);
  }

  pong(data: Buffer): void {
    this.#flush();
    this.#ws.pong(data);
  }

  /** 1005: a close frame without a code. */
  close(code: number, reason?: string): void {
    this.#flush();
    if (code === 1_005) this.#ws.close();
    else this.#ws.close(code, reason);
  }

  /** A bare FIN. */
  finish(): void {
    this.#endTcp(() => this.#socket.end());
  }

  /** FIN when all is written, and no more reading. */
  drop(): void {
    this.#endTcp(() => this.#socket.destroySoon());
  }

  reset(): void {
    const { _parent: below } = this.#socket as Socket & Inward;
    (below ?? this.#socket).resetAndDestroy();
  }

  destroy(): void {
    this.#ws.terminate();
  }

  /** Not even the app's end is noticed any more. */
  stopReading(): void {
    (this.#socket as Socket & Inward)._handle?.readStop();
  }

  /** Written, and not taken by the app. */
  unreadBytes(): number {
    return this.#socket.writableLength;
  }

  #readMessages(): void {
    const { policy, odd, text, ping, pong } = this.#events;
    const { _receiver: receiver } = this.#ws as WebSocket & WithReceiver;
    const wasFragmented = policy.reassemblesFrames ? () => false : watchFragments(receiver);
    this.#ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return odd(`a binary message of ${data.length} bytes`);
      if (wasFragmented()) return odd(`a fragmented message of ${data.length} bytes`);
      // Longer ones end the link before they are here, unless Slack is silent about them.
      if (data.length > policy.maxAckBytes) return odd(`a message of ${data.length} bytes, taken in silence`);
      text(data.toString());
    });
    this.#ws.on('ping', ping);
    this.#ws.on('pong', pong);
    this.#ws.on('error', (error) => odd(error.message));
  }

  #awaitEnd(): void {
    const { policy, appClosed, appEnded, broke, gone } = this.#events;
    const { _receiver: receiver } = this.#ws as WebSocket & WithReceiver;
    // `ws` reports `close` only when TCP has ended; the close frame itself shows on its receiver.
    receiver.prependListener('conclude', (code: number) => {
      this.#flush();
      this.#closedWith = code;
      appClosed(code);
    });
    this.#socket.once('end', () => {
      if (this.#closedWith !== undefined) appEnded(this.#closedWith);
    });
    // Before `ws` does, which gives no reason.
    receiver.prependListener('error', ({ code }: { readonly code?: string }) => {
      this.#isHeld = false;
      broke(closeCodeOf(code), code === tooLong ? `Max frame length of ${policy.maxAckBytes} has been exceeded.` : '');
    });
    this.#ws.on('close', (code) => {
      clearTimeout(this.#finTimer);
      gone(code);
    });
  }

  /** After a close frame there is nothing more to say. */
  #flush(): void {
    if (this.#gathered.length === 0) return;
    const texts = this.#gathered;
    this.#gathered = [];
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    const isBehind = this.#socket.writableLength > 0;
    const bytes = textFrames(texts, isBehind ? Buffer.alloc(0) : slab);
    this.#socket.write(bytes);
    // What the system did not take at once is still to be read from there.
    if (bytes.buffer === slab.buffer && this.#socket.writableLength > 0) slab = Buffer.allocUnsafeSlow(slabBytes);
  }

  #endTcp(end: () => void): void {
    this.#flush();
    this.#isHeld = false;
    end();
    this.#finTimer = setTimeout(() => this.#socket.destroy(), finTimeoutMs).unref();
  }
}

/**
 * Slack answers the close frame and leaves TCP as it is, where `ws` ends it. While `isHeld` there is no FIN of
 * ours, also none in answer to the app's, until `ws` destroys the closing socket (`closingLifeUs`). A FIN without a close frame
 * is answered.
 */
function holdTcpOpen(socket: Socket, isHeld: () => boolean): void {
  const end = socket.end.bind(socket) as () => Socket;
  socket.end = () => (isHeld() ? socket : end());
}

/** Whether the message that `ws` emits at the moment came in several frames. */
function watchFragments(receiver: Receiver): () => boolean {
  const dataMessage = receiver.dataMessage.bind(receiver);
  let fragments = 0;
  receiver.dataMessage = (done) => {
    fragments = receiver._numFragments;
    dataMessage(done);
  };
  return () => fragments > 1;
}

const tooLong = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

function closeCodeOf(error: string | undefined): number {
  switch (error) {
    case tooLong:
    case 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH':
      return 1_009;
    case 'WS_ERR_INVALID_UTF8':
      return 1_007;
    case 'WS_ERR_TOO_MANY_BUFFERED_PARTS':
      return 1_008;
    default:
      return 1_002;
  }
}
