/** The way from an HTTP request to a WebSocket: faults, ticket, handshake (slack-protocol.md §1.1, §1.2). */

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Observe } from '../../protocol/facts.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Tickets } from '../../protocol/links/tickets.ts';
import type { SocketFaults } from './socket-faults.ts';
import { refuse, type SocketHost } from './socket-host.ts';
import type { Upgraded } from './socket-wire.ts';

export interface SocketUpgrades {
  take(host: SocketHost, incoming: IncomingMessage, socket: Socket, head: Buffer): void;
  /** Ends the connections whose upgrade is never answered. */
  close(): void;
}

/** Where Slack takes longer frames in silence, there is still a limit to what it keeps in memory. */
const mostSilentBytes = 1_048_576;

export interface SocketUpgradesOptions {
  readonly policy: PolicyValues;
  readonly tickets: Tickets;
  readonly faults: Pick<SocketFaults, 'ignoresUpgrades' | 'takeRefusal'>;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly opened: (host: SocketHost, upgraded: Upgraded, lifeUs: number) => void;
}

export function createSocketUpgrades(options: SocketUpgradesOptions): SocketUpgrades {
  const { policy, tickets, faults, observe, opened } = options;
  const unanswered = new Set<Socket>();
  const shake = createHandshake(policy);

  function ignore(host: SocketHost, socket: Socket): void {
    observe({ kind: 'upgrade-ignored', host: host.name });
    observe({ kind: 'fault-met', fault: 'ignore-upgrades' });
    unanswered.add(socket);
    socket.once('end', () => socket.destroy());
    socket.once('close', () => unanswered.delete(socket));
    socket.resume();
  }

  return {
    take(host, incoming, socket, head) {
      socket.on('error', () => socket.destroy());
      const query = URL.parse(incoming.url ?? '', 'ws://slack')?.searchParams;
      const ticket = query?.get('ticket') ?? '';
      if (faults.ignoresUpgrades.isOn()) {
        tickets.spend(ticket);
        return ignore(host, socket);
      }
      const turnAway = ({ status, why }: Refusal): void => {
        if (policy.ticketsAreSpentByRefusal) tickets.spend(ticket);
        observe({ kind: 'link-refused', host: host.name, status, why });
        refuse(socket, status);
      };
      const refusal = refusalOf(options, host, ticket);
      if (refusal !== undefined) return turnAway(refusal);
      const error = shake(incoming, socket, head, (ws) => {
        if (policy.ticketsWorkOnce) tickets.spend(ticket);
        const isDebug = query?.get('debug_reconnects') === 'true';
        opened(host, { ws, socket }, isDebug ? policy.debugLinkLifeUs : policy.linkLifeUs);
      });
      if (error !== undefined) turnAway({ status: 400, why: error });
    },
    close() {
      for (const socket of unanswered) socket.destroy();
    },
  };
}

interface Refusal {
  readonly status: number;
  readonly why: string;
}

/** Undefined where the ticket opens the host. */
function refusalOf(
  { faults, policy, tickets, now, observe }: SocketUpgradesOptions,
  host: SocketHost,
  ticket: string,
): Refusal | undefined {
  const status = faults.takeRefusal(host.name);
  if (status !== undefined) {
    observe({ kind: 'fault-met', fault: 'refuse-upgrades' });
    return { status, why: 'upgrades are refused' };
  }
  const why = host.isUp ? tickets.objection(ticket, host.name, now()) : 'host is retired';
  return why === undefined ? undefined : { status: policy.ticketRefusal, why };
}

/** The WebSocket handshake; what it returns gives the error of one that failed, and calls back before that where it did not. */
function createHandshake(
  policy: PolicyValues,
): (incoming: IncomingMessage, socket: Socket, head: Buffer, opened: (ws: WebSocket) => void) => string | undefined {
  const upgrader = new WebSocketServer({ noServer: true, clientTracking: false, autoPong: false });
  // One at a time: `handleUpgrade` calls back, or emits the error, before it returns.
  let failure: string | undefined;
  upgrader.on('wsClientError', ({ message }) => {
    failure = message;
  });
  return (incoming, socket, head, opened) => {
    failure = undefined;
    // `ws` reads them at each handshake, so that a knob that is set holds for the next link
    upgrader.options.maxPayload = policy.oversizedAck === 'silence' ? mostSilentBytes : policy.maxAckBytes;
    // Documented by `ws` 8.19, not by its types.
    (upgrader.options as { closeTimeout?: number }).closeTimeout = policy.closingLifeUs / 1_000;
    upgrader.options.perMessageDeflate = policy.negotiatesDeflate;
    upgrader.handleUpgrade(incoming, socket, head, opened);
    return failure;
  };
}
