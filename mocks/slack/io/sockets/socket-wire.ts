/**
 * What Slack does on a WebSocket and the `ws` package does not: TCP left open after the close, messages that are not put together,
 * its own words for a frame that is too long, a bare FIN, an RST, silence. The only file that looks into `ws`.
 */

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { PolicyValues } from '../../protocol/policy.ts';

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

export interface Wire {
  send(text: string): void;
  /** The same, in one write with others of this turn of the loop. */
  gather(text: string): void;
  write(bytes: Uint8Array): void;
  ping(data: string): void;
  pong(data: Buffer): void;
  /** 1005: a close frame without a code. */
  close(code: number, reason?: string): void;
  /** A bare FIN. */
  finish(): void;
  /** FIN when all is written, and no more reading. */
  drop(): void;
  reset(): void;
  destroy(): void;
  /** Not even the app's end is seen any more. */
  stopReading(): void;
  /** Bytes written that the app has not taken. */
  unread(): number;
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

/**
 * How long an app may leave a FIN unanswered. Longer than any client here takes to notice it by itself (57 s, §4.2): an RST
 * would lead it astray.
 */
const finTimeoutMs = 120_000;

export function openWire({ ws, socket }: Upgraded, events: WireEvents): Wire {
  const { policy } = events;
  const { _receiver: receiver } = ws as WebSocket & WithReceiver;
  let isHeld = true;
  let closedWith: number | undefined;
  let gathered = 0;
  let finTimer: NodeJS.Timeout | undefined;

  holdTcpOpen(socket, () => isHeld && events.leavesTcpOpen() && (closedWith !== undefined || !socket.readableEnded));
  const wasFragmented = policy.reassemblesFrames ? () => false : watchFragments(receiver);

  ws.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return events.odd(`a binary message of ${data.length} bytes`);
    if (wasFragmented()) return events.odd(`a fragmented message of ${data.length} bytes`);
    // Longer ones end the link before they are here, unless Slack is silent about them.
    if (data.length > policy.maxAckBytes) return events.odd(`a message of ${data.length} bytes, taken in silence`);
    events.text(data.toString());
  });
  ws.on('ping', events.ping);
  ws.on('pong', events.pong);
  ws.on('error', (error) => events.odd(error.message));
  // `ws` reports `close` only when TCP has ended; the close frame itself is seen on its receiver.
  receiver.prependListener('conclude', (code: number) => {
    closedWith = code;
    events.appClosed(code);
  });
  socket.once('end', () => {
    if (closedWith !== undefined) events.appEnded(closedWith);
  });
  // Before `ws` does, which gives no reason.
  receiver.prependListener('error', ({ code }: { readonly code?: string }) => {
    isHeld = false;
    events.broke(
      closeCodeOf(code),
      code === tooLong ? `Max frame length of ${policy.maxAckBytes} has been exceeded.` : '',
    );
  });
  ws.on('close', (code) => {
    clearTimeout(finTimer);
    events.gone(code);
  });

  function send(text: string): void {
    const size = policy.fragmentsOverBytes;
    if (size === 0 || text.length <= size) return ws.send(text);
    const bytes = Buffer.from(text);
    for (let from = 0; from < bytes.length; from += size)
      ws.send(bytes.subarray(from, from + size), { binary: false, fin: from + size >= bytes.length });
  }

  return {
    send,
    // A system call for each envelope would cost more than all the rest of its delivery.
    gather(text) {
      if (gathered === 0) {
        socket.cork();
        process.nextTick(() => {
          gathered = 0;
          socket.uncork();
        });
      } else if (gathered % mostGathered === 0) {
        socket.uncork();
        socket.cork();
      }
      gathered += 1;
      send(text);
    },
    write: (bytes) => void socket.write(bytes),
    ping: (data) => ws.ping(data),
    pong: (data) => ws.pong(data),
    close: (code, reason) => (code === 1_005 ? ws.close() : ws.close(code, reason)),
    finish() {
      isHeld = false;
      socket.end();
      finTimer = setTimeout(() => socket.destroy(), finTimeoutMs).unref();
    },
    drop() {
      isHeld = false;
      socket.destroySoon();
      finTimer = setTimeout(() => socket.destroy(), finTimeoutMs).unref();
    },
    reset() {
      const { _parent: below } = socket as Socket & Inward;
      (below ?? socket).resetAndDestroy();
    },
    destroy: () => ws.terminate(),
    stopReading: () => (socket as Socket & Inward)._handle?.readStop(),
    unread: () => socket.writableLength,
  };
}

/**
 * Slack answers the close frame and leaves TCP as it is, where `ws` ends it. While `isHeld` says so there is no FIN of
 * ours, also none in answer to the app's, for the 30 s after which `ws` destroys a closing socket; how long Slack waits is
 * not known. A FIN without a close frame is answered.
 */
function holdTcpOpen(socket: Socket, isHeld: () => boolean): void {
  const end = socket.end.bind(socket) as () => Socket;
  socket.end = () => (isHeld() ? socket : end());
}

/** Whether the message that is told at the moment came in several frames. */
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
