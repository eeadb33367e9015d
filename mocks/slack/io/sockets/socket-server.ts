/**
 * Slack's side of Socket Mode: several hosts, tickets, hello, envelopes, acks, pings. Decides nothing about a link's life
 * (`protocol/link.ts`) nor about a delivery (`protocol/delivery.ts`); composes what moves bytes and time for both.
 */

import type { ShownCertificate } from '../../../tls/shown-certificate.ts';
import type { Observe } from '../../protocol/facts.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Random } from '../../protocol/random.ts';
import { createRegistrations } from '../../protocol/links/registrations.ts';
import { createTickets } from '../../protocol/links/tickets.ts';
import type { Carrier, Outcomes } from '../carrier.ts';
import type { SocketControl } from '../slack-control.ts';
import { createSocketControl } from './socket-control.ts';
import { createSocketEnvelopes } from './socket-envelopes.ts';
import { createSocketFaults } from './socket-faults.ts';
import { createSocketGhosts } from './socket-ghosts.ts';
import type { SocketHost } from './socket-host.ts';
import { openSocketHosts, type SocketHosts } from './socket-hosts.ts';
import { SocketLink } from './socket-link.ts';
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

export interface SocketServer extends Carrier, SocketHosts {
  readonly control: SocketControl;
}

/** Acks for envelopes older than one to two of these are unknown. */
const envelopeMemoryMs = 120_000;

export async function startSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const { policy, now, random, observe, outcomes } = options;
  const links = new Set<SocketLink>();
  let linkCount = 0;

  const faults = createSocketFaults();
  const tickets = createTickets({ lifeUs: () => policy.ticketLifeUs });
  const registrations = createRegistrations(policy, { random });
  const ghosts = createSocketGhosts({ registrations, now, observe });
  const duplicates = faults.duplicatesEnvelopes;
  const envelopes = createSocketEnvelopes({ policy, registrations, duplicates, outcomes, observe });
  const upgrades = createSocketUpgrades({ policy, tickets, faults, now, observe, opened });
  const hosts = await openSocketHosts({
    names: options.hosts,
    freePort: options.freePort,
    tls: options.tls,
    tickets,
    links,
    upgrade: upgrades.take,
    now,
    random,
    observe,
  });
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
    const link = new SocketLink({
      upgraded,
      id: `s${linkCount}`,
      host: host.name,
      lifeUs,
      leavesTcpOpen: () => host.leavesTcpOpen ?? policy.leavesTcpOpen,
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

  return {
    ...hosts,
    send: envelopes.send,
    control: createSocketControl({
      links,
      ghosts,
      faults,
      registered,
      observe,
      ghostOf: () => ({ host: random.pick(options.hosts), until: now() + policy.ghostLifeUs }),
    }),
    async close() {
      endPings();
      clearInterval(forgetting);
      ghosts.close();
      upgrades.close();
      for (const link of links) link.destroy();
      await hosts.close();
    },
  };
}
