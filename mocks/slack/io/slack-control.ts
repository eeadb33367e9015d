/** What can go wrong on Slack's own side, for both transports. Everything that lasts returns what ends it (idempotent). */

import type { DisconnectReason } from '../protocol/delivery/messages.ts';
import type { Forgery } from './odd-request.ts';

export interface SlackControl {
  /**
   * Recycles a container that serves the app: one of the hosts that hold its sockets, or of those that send to its
   * Request URL. Announced: no new work, sockets are warned, refreshed, closed. Abrupt: everything it has is cut.
   * Resolves when it is done or announced; what it returns brings the replacement up.
   */
  recycle(how: 'announced' | 'abrupt', options?: { readonly leavesTcpOpen?: boolean }): Promise<() => Promise<void>>;
  /** Ignores the ack of every first attempt until what it returns is called. */
  dropFirstAcks(): () => void;
  /**
   * An incident of Slack's: events raised until the end are discarded and not sent later, as on 2025-02-26 (slack-protocol.md §2.5).
   * Retries under way, commands and interactions go on.
   */
  loseEvents(): () => void;
  /** The owner switches event subscriptions on again. Absent over Socket Mode, where Slack never switches them off. */
  enableSubscriptions?(): void;
  /** Absent over HTTP. */
  readonly sockets?: SocketControl;
  /** Absent over Socket Mode. */
  readonly requests?: RequestControl;
}

/** Requests to the Request URL that deliver nothing, one after another until ended. Those under way are still answered. */
export interface RequestControl {
  /** Somebody who is not Slack sends events and commands. */
  forge(hows: readonly Forgery[], options: { readonly everyMs: number }): () => void;
  /** Slack signs bodies that are no event, no command and no interaction. */
  sendHostileBodies(options: { readonly everyMs: number }): () => void;
}

/** On which of its ways a link is dead. */
export type DeadWay = 'both' | 'to-app' | 'to-slack';

/** Upgrades are those to all of the app's hosts; links are all links of the app at the moment of the call. */
export interface SocketControl {
  /** Answers upgrades with this status: the next `times`, or all until ended; by all hosts, or by one alone: the first that is dialled. */
  refuseUpgrades(status: number, options?: { readonly times?: number; readonly by?: 'all' | 'one' }): () => void;
  /** Takes the TCP connection and never answers the upgrade. Those that wait stay unanswered after the end. */
  ignoreUpgrades(): () => void;
  /** Answers the upgrade with 101 and sends no hello; pings and pongs go on. */
  withholdHello(): () => void;
  /** `too_many_websockets` in place of hello, then the end. */
  sayTooManyWebsockets(): () => void;
  /** Sends no pings. */
  withholdPings(): () => void;
  /** Answers no pings: none on the links of now and of later. */
  withholdPongs(): () => void;
  /** Answers pings so much later. */
  delayPongs(ms: number): () => void;
  /**
   * A blackhole for the links of now: nothing they send is read, nothing is sent to them, TCP stays as it is. New links are
   * not touched. At the end their TCP connections are reset.
   */
  mute(): () => void;
  /**
   * Nothing passes on the links of now any more, one way or both, for good. Only the end of TCP still shows. Returns how many.
   */
  halfOpen(way: DeadWay): number;
  /** New links get hello and are dropped at once. */
  dropAfterHello(): () => void;
  /** Ends the links: a close frame (which TCP outlives or not), a bare FIN, TCP closed both ways, or an RST. Returns how many. */
  endLinks(
    how:
      | { readonly kind: 'close'; readonly code: number; readonly leavesTcpOpen: boolean }
      | { readonly kind: 'fin' }
      | { readonly kind: 'drop' }
      | { readonly kind: 'rst' },
  ): number;
  /** Sends a disconnect frame and does nothing else. Returns to how many links. */
  disconnect(reason: DisconnectReason, to?: 'all' | 'oldest'): number;
  /** Writes these bytes to the links' TCP connections as they are: frames that no WebSocket library would send. */
  write(bytes: Uint8Array): number;
  /** Registers so many links that nobody holds; they count, and are chosen for envelopes. */
  addGhosts(count: number): () => void;
  /** Somebody else opens a link with the app's token: it counts, is chosen for envelopes, and does nothing with them. */
  addStranger(options: { readonly acks: boolean }): () => void;
  /** Sends each envelope twice. */
  duplicateEnvelopes(): () => void;
  /** Links registered, ghosts and those of strangers included. */
  registered(): number;
}

/** Faults of single Web API methods (`apps.connections.open`), or of all (`*`): the next `times` calls, or all until ended. */
export interface WebApiControl {
  fault(method: string, fault: WebApiFault, options?: { readonly times?: number }): () => void;
}

export type WebApiFault =
  /** An HTTP status with a body that is no JSON, as a load balancer's. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** `ok:false` with this error. */
  | { readonly kind: 'error'; readonly error: string }
  /** HTTP 200 with this text, which need not be Slack's JSON: an empty body, a page of a captive portal. */
  | { readonly kind: 'text'; readonly text: string }
  /** Answers as usual, so much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Takes the request and never answers it. */
  | { readonly kind: 'never' };

/** The ack gate behind `dropFirstAcks`. */
export function createAckGate(): { dropFirstAcks(): () => void; takesAck(event: string, attempt: number): boolean } {
  let isDropping = false;
  return {
    dropFirstAcks() {
      isDropping = true;
      return () => {
        isDropping = false;
      };
    },
    takesAck: (_, attempt) => !(isDropping && attempt === 0),
  };
}
