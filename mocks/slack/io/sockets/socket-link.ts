/** One live socket: moves bytes and time for `protocol/links/link.ts`, which decides. */

import {
  isRegistered,
  type Link,
  type LinkEnd,
  type LinkInput,
  type LinkOutput,
  stepLink,
  takesEnvelopes,
} from '../../protocol/links/link.ts';
import type { Observe } from '../../protocol/facts.ts';
import type { Addressee } from '../../protocol/links/registrations.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import { type Alarm, createAlarm } from '../alarm.ts';
import type { DeadWay } from '../slack-control.ts';
import type { SocketFaults } from './socket-faults.ts';
import { printable } from './printable.ts';
import { SocketWire, type Upgraded } from './socket-wire.ts';

export interface SocketLinkOptions {
  readonly upgraded: Upgraded;
  readonly id: string;
  readonly host: string;
  readonly lifeUs: number;
  readonly leavesTcpOpen: () => boolean;
  readonly policy: PolicyValues;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly faults: Pick<SocketFaults, 'withholdsPongs' | 'pongDelayMs'>;
  readonly events: LinkEvents;
}

export interface LinkEvents {
  readonly text: (link: SocketLink, text: string) => void;
  /** It begins or ceases to take envelopes. */
  readonly changed: (link: SocketLink) => void;
  readonly ghost: (link: SocketLink, untilUs: number) => void;
  readonly gone: (link: SocketLink) => void;
}

/** A pong waits behind so many bytes that the app has not read; then it is not served any longer. */
const mostUnreadBytes = 1_048_576;
/** Bytes that wait for an app that reads nothing; then Slack ends the link, so that what nobody reads does not fill the memory. */
const mostWaitingBytes = 16_777_216;

export class SocketLink implements Addressee {
  readonly id: string;
  readonly host: string;
  readonly #options: SocketLinkOptions;
  readonly #wire: SocketWire;
  readonly #alarm: Alarm;
  #state: Link;
  #leavesTcpOpen: () => boolean;
  #isMuted = false;
  #deadWay: DeadWay | undefined;
  #pongAtUs: number;

  constructor(options: SocketLinkOptions) {
    const { id, host, lifeUs, now, leavesTcpOpen } = options;
    this.id = id;
    this.host = host;
    this.#options = options;
    this.#state = { kind: 'opened', id, host, lifeUs };
    this.#leavesTcpOpen = leavesTcpOpen;
    this.#pongAtUs = now();
    this.#alarm = createAlarm({ now, ring: () => this.feed({ kind: 'wake' }) });
    this.#wire = this.#openWire();
  }

  /** It got its hello, and is not closing. */
  isGreeted(): boolean {
    return 'readyAtUs' in this.#state;
  }

  isRegistered(): boolean {
    return isRegistered(this.#state);
  }

  takesEnvelopes(): boolean {
    return takesEnvelopes(this.#state);
  }

  feed(input: LinkInput): void {
    const { now, policy, events } = this.#options;
    const before = this.#state;
    const [next, outputs] = stepLink(before, input, now(), policy);
    this.#state = next;
    if (takesEnvelopes(next) !== takesEnvelopes(before)) events.changed(this);
    for (const output of outputs) this.#perform(output);
  }

  take(envelope: string): void {
    if (this.#isCutOff('to-app')) return;
    this.#wire.gather(envelope);
    this.#boundWaiting();
  }

  /** Text that is no envelope. */
  say(text: string): void {
    if (this.#isCutOff('to-app')) return;
    this.#wire.send(text);
    this.#boundWaiting();
  }

  /** As they are, whatever they are. */
  write(bytes: Uint8Array): void {
    if (!this.#isCutOff('to-app')) this.#wire.write(bytes);
  }

  /** After its close TCP stays open, or not, whatever the policy says. */
  leaveTcpOpen(isLeft: boolean): void {
    this.#leavesTcpOpen = () => isLeft;
  }

  ping(): void {
    if (this.#isCutOff('to-app')) return;
    this.#wire.ping(`Ping from ${this.host}`);
    this.#options.observe({ kind: 'ping-sent', link: this.id });
  }

  /** The last sign that it answers pings; `forgive` makes it now. */
  pongAtUs(): number {
    return this.#pongAtUs;
  }

  forgive(): void {
    this.#pongAtUs = this.#options.now();
  }

  /** Nothing passes any more, one way or both, for good; only the end of TCP still shows. */
  die(way: DeadWay): void {
    this.#deadWay = way;
  }

  #isCutOff(way: 'to-app' | 'to-slack'): boolean {
    return this.#isMuted || this.#deadWay === 'both' || this.#deadWay === way;
  }

  mute(): void {
    this.#isMuted = true;
    this.#met('mute');
    this.#wire.stopReading();
  }

  /** RST. */
  reset(): void {
    this.#wire.reset();
  }

  /** Ends at once, and is silent. */
  destroy(): void {
    this.#alarm.clear();
    this.#wire.destroy();
  }

  #boundWaiting(): void {
    if (this.#wire.unreadBytes() > mostWaitingBytes && this.isRegistered())
      this.feed({ kind: 'cut', why: 'it does not read: more than 16 MiB wait for it' });
  }

  #openWire(): SocketWire {
    const { upgraded, policy, observe, events } = this.#options;
    return new SocketWire(upgraded, {
      policy,
      leavesTcpOpen: () => this.#leavesTcpOpen(),
      text: (text) => {
        if (!this.#isCutOff('to-slack')) events.text(this, text);
      },
      odd: (why) => observe({ kind: 'frame-odd', link: this.id, why }),
      ping: (data) => this.#pinged(data),
      pong: () => {
        if (this.#isCutOff('to-slack')) return;
        this.forgive();
        observe({ kind: 'pong-heard', link: this.id });
      },
      broke: (code, reason) => this.feed({ kind: 'broke', code, reason }),
      appClosed: (code) => {
        if (!this.#isCutOff('to-slack')) this.feed({ kind: 'app-closed', code });
      },
      appEnded: (code) => this.feed({ kind: 'lost', code }),
      gone: (code) => {
        this.feed({ kind: 'lost', code });
        this.#alarm.clear();
        events.gone(this);
      },
    });
  }

  #pinged(data: Buffer): void {
    if (this.#isCutOff('to-slack') || !this.isRegistered()) return;
    const { observe, faults } = this.#options;
    observe({ kind: 'ping-heard', link: this.id, data: printable(data) });
    if (this.#wire.unreadBytes() > mostUnreadBytes)
      return this.feed({ kind: 'cut', why: 'it reads nothing of what it is sent' });
    const delayMs = faults.pongDelayMs();
    if (delayMs === 0) return this.#pong(data);
    this.#met('delay-pongs');
    setTimeout(() => this.#pong(data), delayMs).unref();
  }

  #pong(data: Buffer): void {
    if (!this.isRegistered() || this.#isCutOff('to-app')) return;
    if (this.#options.faults.withholdsPongs.isOn()) this.#met('withhold-pongs');
    else this.#wire.pong(data);
  }

  #met(fault: string): void {
    this.#options.observe({ kind: 'fault-met', fault, link: this.id });
  }

  #perform(output: LinkOutput): void {
    const { observe, events } = this.#options;
    switch (output.kind) {
      case 'text':
        return this.say(output.text);
      case 'end':
        return this.#end(output.how);
      case 'ghost':
        return events.ghost(this, output.untilUs);
      case 'observed':
        return observe(output.fact);
      case 'wake-at':
        return this.#alarm.set(output.atUs);
      default:
        output satisfies never;
    }
  }

  /** Muted, it shows nothing outside; the end of the mute ends it. */
  #end(how: LinkEnd): void {
    if (this.#isMuted) return;
    switch (how.kind) {
      case 'close':
        return this.#wire.close(how.code, how.reason);
      case 'fin':
        return this.#wire.finish();
      case 'rst':
        return this.#wire.reset();
      case 'drop':
        return this.#wire.drop();
      case 'abort':
        return this.#wire.destroy();
      default:
        how satisfies never;
    }
  }
}
