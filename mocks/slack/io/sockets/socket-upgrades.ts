/** The way from an HTTP request to a WebSocket: faults, ticket, handshake (slack-protocol.md §1.1, §1.2). */

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
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

export function createSocketUpgrades(options: {
  readonly policy: PolicyValues;
  readonly tickets: Tickets;
  readonly faults: Pick<SocketFaults, 'ignoresUpgrades' | 'takeRefusal'>;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly opened: (host: SocketHost, upgraded: Upgraded, lifeUs: number) => void;
}): SocketUpgrades {
  const { policy, tickets, faults, now, observe, opened } = options;
  const unanswered = new Set<Socket>();
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    autoPong: false,
  });
  // One handshake at a time: `handleUpgrade` calls back, or tells the error, before it returns.
  let handshakeError: string | undefined;
  upgrader.on('wsClientError', ({ message }) => {
    handshakeError = message;
  });

  function ignore(host: SocketHost, socket: Socket): void {
    observe({ kind: 'upgrade-ignored', host: host.name });
    unanswered.add(socket);
    socket.once('end', () => socket.destroy());
    socket.once('close', () => unanswered.delete(socket));
    socket.resume();
  }

  function turnAway(host: SocketHost, socket: Socket, status: number, why: string): void {
    observe({ kind: 'link-refused', host: host.name, status, why });
    refuse(socket, status);
  }

  return {
    take(host, incoming, socket, head) {
      socket.on('error', () => socket.destroy());
      const url = URL.parse(incoming.url ?? '', 'ws://slack');
      const ticket = url?.searchParams.get('ticket') ?? '';
      if (faults.ignoresUpgrades.isOn()) {
        tickets.spend(ticket);
        return ignore(host, socket);
      }
      const refused = (status: number, why: string): void => {
        if (policy.ticketsAreSpentByRefusal) tickets.spend(ticket);
        turnAway(host, socket, status, why);
      };
      const status = faults.takeRefusal();
      if (status !== undefined) return refused(status, 'upgrades are refused');
      if (!host.isUp) return refused(policy.ticketRefusal, 'host is retired');
      const objection = tickets.objection(ticket, host.name, now());
      if (objection !== undefined) return refused(policy.ticketRefusal, objection);
      handshakeError = undefined;
      // `ws` reads them at each handshake, so that a knob that is set holds for the next link
      upgrader.options.maxPayload = policy.oversizedAck === 'silence' ? mostSilentBytes : policy.maxAckBytes;
      upgrader.options.perMessageDeflate = policy.negotiatesDeflate;
      upgrader.handleUpgrade(incoming, socket, head, (ws) => {
        if (policy.ticketsWorkOnce) tickets.spend(ticket);
        const isDebug = url?.searchParams.get('debug_reconnects') === 'true';
        opened(host, { ws, socket }, isDebug ? policy.debugLinkLifeUs : policy.linkLifeUs);
      });
      if (handshakeError !== undefined) refused(400, handshakeError);
    },
    close() {
      for (const socket of unanswered) socket.destroy();
    },
  };
}
