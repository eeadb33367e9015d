/**
 * Slack's side of Socket Mode: several hosts, tickets, hello, envelopes, acks, pings. Decides nothing about a link's life
 * (`protocol/link.ts`) nor about a delivery (`protocol/delivery.ts`); moves bytes and time for both.
 */

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Observe } from '../protocol/facts.ts';
import { type Link, type LinkInput, stepLink, takesEnvelopes } from '../protocol/link.ts';
import { eventEnvelope } from '../protocol/messages.ts';
import { parseAck } from '../protocol/parse-ack.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import type { Carrier, Outcomes } from './carrier.ts';

export interface SocketServerOptions {
  readonly policy: PolicyValues;
  readonly hosts: readonly string[];
  /** Ports that nobody else takes while a host is down. Default: whichever the system gives. */
  readonly freePort?: () => Promise<number>;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
  readonly outcomes: Outcomes;
}

export interface SocketServer extends Carrier {
  /** Each host's name and the port it listens on (127.0.0.1). */
  addresses(): readonly { readonly host: string; readonly port: number }[];
  /** What tickets name in place of the host's own address: its route through the proxy. */
  advertise(host: string, address: { readonly host: string; readonly port: number }): void;
  /** A socket URL with a fresh ticket, for apps.connections.open. */
  ticket(): { readonly url: string } | { readonly error: string };
  /** Ready links per host that has any. */
  hostsWithLinks(): readonly string[];
  liveHosts(): readonly string[];
  /** Announced recycle: no new tickets for the host; its links are warned, refreshed, closed. Returns links warned. */
  retireHost(host: string, how: { readonly leavesTcpOpen: boolean }): number;
  /** Abrupt recycle: every link of the host is reset, its port refuses. Returns links cut. */
  killHost(host: string): Promise<number>;
  /** A replacement container behind the same address. */
  startHost(host: string): Promise<void>;
  /** Links that are registered (ready or in the course of being closed). */
  registered(): number;
}

interface Host {
  readonly name: string;
  server: Server;
  port: number;
  isUp: boolean;
  advertised: { readonly host: string; readonly port: number };
  leavesTcpOpen: boolean;
}

interface LiveLink {
  readonly ws: WebSocket;
  readonly host: Host;
  state: Link;
  timer: NodeJS.Timeout | undefined;
  /** Envelopes of this turn of the loop that are not written yet. */
  gathered: number;
}

interface Envelope {
  readonly event: string;
  readonly attempt: number;
}

/** The app's id as socket URLs carry it: 64 hex digits (slack-protocol.md §1.1). */
const appHash = '4f1c0d0a5f5b6a7d8e9f00112233445566778899aabbccddeeff001122334455';

/** Envelopes raised in one turn of the loop leave in one write of at most so many, which holds the first up by ~0.1 ms. */
const mostGathered = 16;

/** Acks for envelopes older than one to two of these are unknown. */
const envelopeMemoryMs = 120_000;

export async function startSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const { policy, now, random, observe, outcomes } = options;
  const tickets = new Map<string, { readonly host: string; readonly until: number }>();
  const links = new Set<LiveLink>();
  /** Those of `links` that take envelopes, in the same order; kept, as every delivery asks for them. */
  let takers: readonly LiveLink[] = [];
  let envelopes = new Map<string, Envelope>();
  let olderEnvelopes = new Map<string, Envelope>();
  let linkCount = 0;

  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: policy.maxAckBytes,
    perMessageDeflate: false,
    clientTracking: false,
    autoPong: true,
  });

  const hosts: Host[] = [];
  for (const name of options.hosts) {
    const server = await listen((await options.freePort?.()) ?? 0);
    const port = (server.address() as AddressInfo).port;
    const host: Host = {
      name,
      server,
      port,
      isUp: true,
      advertised: { host: '127.0.0.1', port },
      leavesTcpOpen: policy.leavesTcpOpen,
    };
    serve(host);
    hosts.push(host);
  }

  // One tick for all links, not one per link: real logs show the first ping 3–4 s after hello (slack-protocol.md §1.7).
  const pings = setInterval(() => {
    for (const { ws, host, state } of links) if ('until' in state) ws.ping(`Ping from ${host.name}`);
  }, policy.pingEveryUs / 1_000);
  const forgetting = setInterval(() => {
    olderEnvelopes = envelopes;
    envelopes = new Map();
    for (const [ticket, { until }] of tickets) if (until < now()) tickets.delete(ticket);
  }, envelopeMemoryMs);

  function hostNamed(name: string): Host {
    const host = hosts.find((candidate) => candidate.name === name);
    if (!host) throw new Error(`Cannot find host "${name}": there are ${hosts.map((each) => each.name).join(', ')}`);
    return host;
  }

  function serve(host: Host): void {
    host.server.on('upgrade', (incoming, duplex, head) => upgrade(host, incoming, duplex, head));
    host.server.on('request', (_, response) => response.writeHead(426).end());
  }

  function upgrade(host: Host, incoming: IncomingMessage, duplex: Duplex, head: Buffer): void {
    duplex.on('error', () => duplex.destroy());
    const url = new URL(incoming.url ?? '/', 'ws://host');
    const id = url.searchParams.get('ticket') ?? '';
    const ticket = tickets.get(id);
    tickets.delete(id);
    if (!host.isUp || !ticket || ticket.host !== host.name || ticket.until < now()) {
      const status = policy.ticketRefusal;
      const why = !host.isUp ? 'host is retired' : ticket ? 'ticket is expired' : 'ticket is unknown or used';
      observe({ kind: 'link-refused', host: host.name, status, why });
      duplex.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const lifeUs = url.searchParams.get('debug_reconnects') === 'true' ? policy.debugLinkLifeUs : policy.linkLifeUs;
    holdTcpOpen(duplex as Socket, () => host.leavesTcpOpen);
    upgrader.handleUpgrade(incoming, duplex, head, (ws) => opened(ws, host, lifeUs));
  }

  function opened(ws: WebSocket, host: Host, lifeUs: number): void {
    linkCount += 1;
    const id = `s${linkCount}`;
    const link: LiveLink = {
      ws,
      host,
      state: { kind: 'opened', id, host: host.name, lifeUs },
      timer: undefined,
      gathered: 0,
    };
    links.add(link);
    ws.on('message', (data, isBinary) => received(id, isBinary ? '' : String(data)));
    ws.on('error', (error) => observe({ kind: 'frame-odd', link: id, why: error.message }));
    // `ws` reports `close` only when TCP has ended; the close frame itself is seen on its receiver.
    const { _receiver: receiver } = ws as WebSocket & { readonly _receiver: NodeJS.EventEmitter };
    receiver.prependListener('conclude', (code: number) => feed(link, { kind: 'app-closed', code }));
    ws.on('close', (code) => {
      feed(link, { kind: 'lost', code });
      clearTimeout(link.timer);
      links.delete(link);
    });
    feed(link, { kind: 'greet', registered: links.size });
  }

  function feed(link: LiveLink, input: LinkInput): void {
    const [state, outputs] = stepLink(link.state, input, now(), policy);
    const tookEnvelopes = takesEnvelopes(link.state);
    link.state = state;
    if (takesEnvelopes(state) !== tookEnvelopes) takers = [...links].filter((each) => takesEnvelopes(each.state));
    for (const output of outputs) {
      switch (output.kind) {
        case 'text':
          link.ws.send(output.text);
          break;
        case 'close':
          link.ws.close(output.code);
          break;
        case 'drop':
          link.ws.terminate();
          break;
        case 'saw':
          observe(output.fact);
          break;
        case 'wake-at':
          wakeAt(link, output.at);
          break;
        default:
          output satisfies never;
      }
    }
  }

  /** A system call for each envelope would cost more than all the rest of its delivery. */
  function gather(link: LiveLink): void {
    const { _socket: socket } = link.ws as WebSocket & { readonly _socket: Socket };
    if (link.gathered === 0) {
      socket.cork();
      process.nextTick(() => {
        link.gathered = 0;
        socket.uncork();
      });
    } else if (link.gathered % mostGathered === 0) {
      socket.uncork();
      socket.cork();
    }
    link.gathered += 1;
  }

  function wakeAt(link: LiveLink, at: number): void {
    clearTimeout(link.timer);
    const delay = Math.min(Math.max(0, Math.ceil((at - now()) / 1_000)), 2_000_000_000);
    link.timer = setTimeout(() => {
      if (now() < at) wakeAt(link, at);
      else feed(link, { kind: 'wake' });
    }, delay);
  }

  function received(link: string, text: string): void {
    const frame = parseAck(text);
    if (frame.kind === 'odd') return observe({ kind: 'frame-odd', link, why: frame.why });
    const sent = envelopes.get(frame.envelope) ?? olderEnvelopes.get(frame.envelope);
    if (!sent) return observe({ kind: 'ack-unknown', link, envelope: frame.envelope.slice(0, 64) });
    outcomes.ack(sent.event, sent.attempt, link);
  }

  return {
    addresses: () => hosts.map(({ name, port }) => ({ host: name, port })),
    advertise(name, address) {
      hostNamed(name).advertised = address;
    },
    ticket() {
      const live = hosts.filter((host) => host.isUp);
      if (live.length === 0) return { error: 'internal_error' };
      const host = random.pick(live);
      const ticket = randomUUID();
      tickets.set(ticket, { host: host.name, until: now() + policy.ticketLifeUs });
      const { host: name, port } = host.advertised;
      return { url: `ws://${name}:${port}/link/?ticket=${ticket}&app_id=${appHash}` };
    },
    send({ event, attempt, payload }) {
      const [only] = takers;
      if (!only) return outcomes.failure(event, attempt, { reason: 'no_link' });
      const link = takers.length === 1 ? only : random.pick(takers);
      const { ws, state } = link;
      const envelope = randomUUID();
      envelopes.set(envelope, { event, attempt });
      observe({ kind: 'attempt-sent', event, attempt, link: state.id, host: state.host, envelope });
      gather(link);
      ws.send(eventEnvelope({ envelope, payload, attempt }));
    },
    hostsWithLinks: () => [...new Set([...links].filter(({ state }) => 'until' in state).map(({ host }) => host.name))],
    liveHosts: () => hosts.filter((host) => host.isUp).map((host) => host.name),
    retireHost(name, { leavesTcpOpen }) {
      const host = hostNamed(name);
      host.isUp = false;
      host.leavesTcpOpen = leavesTcpOpen;
      const held = [...links].filter((link) => link.host === host);
      observe({ kind: 'host-down', host: name, how: 'retired', links: held.length });
      for (const link of held) feed(link, { kind: 'retire' });
      return held.length;
    },
    async killHost(name) {
      const host = hostNamed(name);
      host.isUp = false;
      const held = [...links].filter((link) => link.host === host);
      observe({ kind: 'host-down', host: name, how: 'killed', links: held.length });
      for (const { ws } of held) (ws as WebSocket & { readonly _socket: Socket })._socket.resetAndDestroy();
      await stop(host.server);
      return held.length;
    },
    async startHost(name) {
      const host = hostNamed(name);
      if (!host.server.listening) {
        host.server = await listen(host.port);
        serve(host);
      }
      host.isUp = true;
      host.leavesTcpOpen = policy.leavesTcpOpen;
      observe({ kind: 'host-up', host: name });
    },
    registered: () => links.size,
    async close() {
      clearInterval(pings);
      clearInterval(forgetting);
      for (const { ws, timer } of links) {
        clearTimeout(timer);
        ws.terminate();
      }
      await Promise.all(hosts.map(({ server }) => stop(server)));
    },
  };
}

/**
 * Slack answers the close frame and leaves TCP as it is, where `ws` ends it. While `isHeld` says so, our FIN waits for
 * the app's (or for the 30 s after which `ws` destroys a closing socket; how long Slack waits is not known).
 */
function holdTcpOpen(socket: Socket, isHeld: () => boolean): void {
  const end = socket.end.bind(socket) as () => Socket;
  socket.end = () => (isHeld() && !socket.readableEnded ? socket : end());
}

function listen(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
