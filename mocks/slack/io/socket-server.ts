/**
 * Slack's side of Socket Mode: several hosts, tickets, hello, envelopes, acks, pings. Decides nothing about a link's life
 * (`protocol/link.ts`) nor about a delivery (`protocol/delivery.ts`); composes what moves bytes and time for both.
 */

import { randomUUID } from 'node:crypto';
import type { ShownCertificate } from '../../tls/shown-certificate.ts';
import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import { createRegistrations } from '../protocol/registrations.ts';
import { createTickets } from '../protocol/tickets.ts';
import type { Carrier, Outcomes } from './carrier.ts';
import type { SocketControl } from './slack-control.ts';
import { createSocketControl } from './socket-control.ts';
import { createSocketEnvelopes } from './socket-envelopes.ts';
import { createSocketFaults } from './socket-faults.ts';
import { createSocketGhosts } from './socket-ghosts.ts';
import { openSocketHost, type SocketHost } from './socket-host.ts';
import { openSocketLink, type SocketLink } from './socket-link.ts';
import { startSocketPings } from './socket-pings.ts';
import { createSocketUpgrades } from './socket-upgrades.ts';
import type { Upgraded } from './socket-wire.ts';

export interface SocketServerOptions {
  readonly policy: PolicyValues;
  readonly hosts: readonly string[];
  /** Ports that nobody else takes while a host is down. Default: whichever the system gives. */
  readonly freePort?: () => Promise<number>;
  /** Hosts take TLS only, and URLs say wss://. */
  readonly tls?: ShownCertificate | undefined;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
  readonly outcomes: Outcomes;
}

export interface SocketServer extends Carrier {
  readonly control: SocketControl;
  /** Each host's name and the port it listens on (127.0.0.1). */
  addresses(): readonly { readonly host: string; readonly port: number }[];
  /** What tickets name in place of the host's own address: its route through the proxy. */
  advertise(host: string, address: { readonly host: string; readonly port: number }): void;
  /** A socket URL with a fresh ticket, for apps.connections.open. */
  ticket(): { readonly url: string } | { readonly error: string };
  /** Hosts that hold a link which was told hello and is not closing. */
  hostsWithLinks(): readonly string[];
  /** Announced recycle: no new tickets for the host; its links are warned, refreshed, closed. Returns links warned. */
  retireHost(host: string, how: { readonly leavesTcpOpen: boolean }): number;
  /** Abrupt recycle: every link of the host is reset, its port refuses. Returns links cut. */
  killHost(host: string): Promise<number>;
  /** A replacement container behind the same address. */
  startHost(host: string): Promise<void>;
}

/** The app's id as socket URLs carry it: 64 hex digits (slack-protocol.md §1.1). */
const appHash = '4f1c0d0a5f5b6a7d8e9f00112233445566778899aabbccddeeff001122334455';

/** Acks for envelopes older than one to two of these are unknown. */
const envelopeMemoryMs = 120_000;

export async function startSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const { policy, tls, now, random, observe, outcomes } = options;
  const links = new Set<SocketLink>();
  let linkCount = 0;

  const faults = createSocketFaults();
  const tickets = createTickets({ lifeUs: policy.ticketLifeUs });
  const registrations = createRegistrations(policy, { random });
  const ghosts = createSocketGhosts({ registrations, now, observe });
  const duplicates = faults.duplicatesEnvelopes;
  const envelopes = createSocketEnvelopes({ policy, registrations, duplicates, outcomes, observe });
  const upgrades = createSocketUpgrades({ policy, tickets, faults, now, observe, opened });

  const hosts: SocketHost[] = [];
  for (const name of options.hosts) {
    const port = (await options.freePort?.()) ?? 0;
    const { leavesTcpOpen } = policy;
    hosts.push(await openSocketHost({ name, port, tls, leavesTcpOpen, observe, upgrade: upgrades.take }));
  }

  const endPings = startSocketPings({
    policy,
    links,
    withheld: faults.withholdsPings,
    now,
    random: random.fork('pings'),
  });
  const forgetting = setInterval(() => {
    envelopes.forget();
    tickets.sweep(now());
  }, envelopeMemoryMs);

  function opened(host: SocketHost, upgraded: Upgraded, lifeUs: number): void {
    linkCount += 1;
    const link = openSocketLink({
      upgraded,
      id: `s${linkCount}`,
      host: host.name,
      lifeUs,
      leavesTcpOpen: () => host.leavesTcpOpen,
      policy,
      now,
      observe,
      faults,
      events: {
        text: ({ id }, text) => envelopes.received(id, text),
        changed,
        ghost: ghosts.begin,
        gone: (each) => links.delete(each),
      },
    });
    links.add(link);
    const hello = faults.saysTooMany.isOn() ? 'too-many' : faults.withholdsHello.isOn() ? 'withhold' : 'say';
    link.feed({ kind: 'greet', registered: registered(), hello });
  }

  function changed(link: SocketLink): void {
    if (!link.takesEnvelopes()) return registrations.strike(link);
    registrations.enlist(link);
    // What it is to get comes after its hello.
    process.nextTick(() => envelopes.reconnected(link));
  }

  function registered(): number {
    let count = ghosts.count();
    for (const link of links) if (link.isRegistered()) count += 1;
    return count;
  }

  function hostNamed(name: string): SocketHost {
    const host = hosts.find((candidate) => candidate.name === name);
    if (!host) throw new Error(`Cannot find host "${name}": there are ${hosts.map((each) => each.name).join(', ')}`);
    return host;
  }

  function linksOf({ name }: SocketHost): readonly SocketLink[] {
    return [...links].filter(({ host }) => host === name);
  }

  return {
    control: createSocketControl({
      links,
      ghosts,
      faults,
      registered,
      observe,
      ghostsUntil: () => ({ host: random.pick(hosts).name, until: now() + policy.ghostLifeUs }),
    }),
    addresses: () => hosts.map(({ name, port }) => ({ host: name, port })),
    advertise(name, address) {
      hostNamed(name).advertised = address;
    },
    ticket() {
      const live = hosts.filter((host) => host.isUp);
      if (live.length === 0) return { error: 'internal_error' };
      const { name, advertised } = random.pick(live);
      const ticket = randomUUID();
      tickets.issue(ticket, name, now());
      const origin = `${tls ? 'wss' : 'ws'}://${advertised.host}:${advertised.port}`;
      return { url: `${origin}/link/?ticket=${ticket}&app_id=${appHash}` };
    },
    send: envelopes.send,
    hostsWithLinks: () => [
      ...new Set(
        [...links].filter((link) => ['ready', 'warned', 'refreshing'].includes(link.kind())).map(({ host }) => host),
      ),
    ],
    retireHost(name, { leavesTcpOpen }) {
      const host = hostNamed(name);
      host.isUp = false;
      host.leavesTcpOpen = leavesTcpOpen;
      const held = linksOf(host);
      observe({ kind: 'host-down', host: name, how: 'retired', links: held.length });
      for (const link of held) link.feed({ kind: 'retire' });
      return held.length;
    },
    async killHost(name) {
      const host = hostNamed(name);
      host.isUp = false;
      const held = linksOf(host);
      observe({ kind: 'host-down', host: name, how: 'killed', links: held.length });
      for (const link of held) {
        link.feed({ kind: 'killed' });
        link.reset();
      }
      await host.stop();
      return held.length;
    },
    async startHost(name) {
      const host = hostNamed(name);
      await host.start();
      host.isUp = true;
      host.leavesTcpOpen = policy.leavesTcpOpen;
      observe({ kind: 'host-up', host: name });
    },
    async close() {
      endPings();
      clearInterval(forgetting);
      ghosts.close();
      upgrades.close();
      for (const link of links) link.destroy();
      await Promise.all(hosts.map((host) => host.stop()));
    },
  };
}
