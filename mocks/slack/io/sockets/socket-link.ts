/** One live socket: moves bytes and time for `protocol/link.ts`, which decides. */

import type { Observe } from '../../protocol/facts.ts';
import {
  isRegistered,
  type Link,
  type LinkEnd,
  type LinkInput,
  stepLink,
  takesEnvelopes,
} from '../../protocol/links/link.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Addressee } from '../../protocol/links/registrations.ts';
import type { SocketFaults } from './socket-faults.ts';
import { openWire, type Upgraded } from './socket-wire.ts';

export interface SocketLink extends Addressee {
  /** It was told hello, and is not closing. */
  isGreeted(): boolean;
  isRegistered(): boolean;
  takesEnvelopes(): boolean;
  feed(input: LinkInput): void;
  /** Text that is no envelope. */
  say(text: string): void;
  /** As they are, whatever they are. */
  write(bytes: Uint8Array): void;
  /** After its close TCP stays open, or not, whatever its host does. */
  leaveTcpOpen(isLeft: boolean): void;
  ping(): void;
  /** The last sign that it answers pings, µs; `forgive` makes it now. */
  pongAt(): number;
  forgive(): void;
  mute(): void;
  /** RST. */
  reset(): void;
  /** Ends at once, and is silent. */
  destroy(): void;
}

export interface LinkEvents {
  readonly text: (link: SocketLink, text: string) => void;
  /** It begins or ceases to take envelopes. */
  readonly changed: (link: SocketLink) => void;
  readonly ghost: (link: SocketLink, until: number) => void;
  readonly gone: (link: SocketLink) => void;
}

/** A pong waits behind so many bytes that the app has not read; then it is not served any longer. */
const mostUnread = 1_048_576;

export function openSocketLink(options: {
  readonly upgraded: Upgraded;
  readonly id: string;
  readonly host: string;
  readonly lifeUs: number;
  readonly leavesTcpOpen: () => boolean;
  readonly policy: PolicyValues;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly faults: Pick<SocketFaults, 'withholdsPongs' | 'pongDelay'>;
  readonly events: LinkEvents;
}): SocketLink {
  const { id, host, policy, now, observe, faults, events } = options;
  let state: Link = { kind: 'opened', id, host, lifeUs: options.lifeUs };
  let timer: NodeJS.Timeout | undefined;
  let isLeftOpen = options.leavesTcpOpen;
  let isMuted = false;
  let pongAt = now();

  const wire = openWire(options.upgraded, {
    policy,
    leavesTcpOpen: () => isLeftOpen(),
    text(text) {
      if (!isMuted) events.text(link, text);
    },
    odd: (why) => observe({ kind: 'frame-odd', link: id, why }),
    ping: pinged,
    pong() {
      pongAt = now();
      observe({ kind: 'pong-heard', link: id });
    },
    broke: (code, reason) => feed({ kind: 'broke', code, reason }),
    appClosed: (code) => feed({ kind: 'app-closed', code }),
    appEnded: (code) => feed({ kind: 'lost', code }),
    gone(code) {
      feed({ kind: 'lost', code });
      clearTimeout(timer);
      events.gone(link);
    },
  });

  function pinged(data: Buffer): void {
    if (isMuted || !isRegistered(state)) return;
    observe({ kind: 'ping-heard', link: id, data: printable(data) });
    if (wire.unread() > mostUnread) return feed({ kind: 'cut', why: 'it reads nothing of what it is sent' });
    const delay = faults.pongDelay();
    if (delay === 0) pong(data);
    else setTimeout(() => pong(data), delay).unref();
  }

  function pong(data: Buffer): void {
    if (isRegistered(state) && !isMuted && !faults.withholdsPongs.isOn()) wire.pong(data);
  }

  function feed(input: LinkInput): void {
    const [next, outputs] = stepLink(state, input, now(), policy);
    const tookEnvelopes = takesEnvelopes(state);
    state = next;
    if (takesEnvelopes(state) !== tookEnvelopes) events.changed(link);
    for (const output of outputs) {
      switch (output.kind) {
        case 'text':
          link.say(output.text);
          break;
        case 'end':
          end(output.how);
          break;
        case 'ghost':
          events.ghost(link, output.until);
          break;
        case 'observed':
          observe(output.fact);
          break;
        case 'wake-at':
          wakeAt(output.at);
          break;
        default:
          output satisfies never;
      }
    }
  }

  /** Muted, nothing of it can be seen outside; the end of the mute ends it. */
  function end(how: LinkEnd): void {
    if (isMuted) return;
    switch (how.kind) {
      case 'close':
        return wire.close(how.code, how.reason);
      case 'fin':
        return wire.finish();
      case 'rst':
        return wire.reset();
      case 'drop':
        return wire.drop();
      case 'abort':
        return wire.destroy();
      default:
        how satisfies never;
    }
  }

  function wakeAt(at: number): void {
    clearTimeout(timer);
    const delay = Math.min(Math.max(0, Math.ceil((at - now()) / 1_000)), 2_000_000_000);
    timer = setTimeout(() => {
      if (now() < at) wakeAt(at);
      else feed({ kind: 'wake' });
    }, delay);
  }

  const link: SocketLink = {
    id,
    host,
    isGreeted: () => 'readyAt' in state,
    isRegistered: () => isRegistered(state),
    takesEnvelopes: () => takesEnvelopes(state),
    feed,
    take(envelope) {
      if (!isMuted) wire.gather(envelope);
    },
    say(text) {
      if (!isMuted) wire.send(text);
    },
    write(bytes) {
      if (!isMuted) wire.write(bytes);
    },
    leaveTcpOpen(isLeft) {
      isLeftOpen = () => isLeft;
    },
    ping() {
      if (!isMuted) wire.ping(`Ping from ${host}`);
    },
    pongAt: () => pongAt,
    forgive() {
      pongAt = now();
    },
    mute() {
      isMuted = true;
      wire.stopReading();
    },
    reset: wire.reset,
    destroy() {
      clearTimeout(timer);
      wire.destroy();
    },
  };
  return link;
}

/** ASCII; at most 64 characters. */
function printable(data: Buffer): string {
  return data
    .subarray(0, 64)
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}
