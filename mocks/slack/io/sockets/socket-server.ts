/**
 * Slack's side of Socket Mode: several hosts, tickets, hello, envelopes, acks, pings. Decides nothing about a link's life
 * (`protocol/links/link.ts`) nor about a delivery (`protocol/delivery/delivery.ts`); composes what moves bytes and time for both.
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
import { openSocketHosts, type SocketHosts } from './socket-hosts.ts';
import { createSocketLinks } from './socket-links.ts';
import { startSocketPings } from './socket-pings.ts';
import { createSocketStrangers } from './socket-strangers.ts';
import { createSocketUpgrades } from './socket-upgrades.ts';

export interface SocketServerOptions {
  readonly policy: PolicyValues;
  readonly hosts: readonly string[];
  /** Where they listen. Default: 127.0.0.1. */
  readonly address?: string | undefined;
  /** Ports that nobody else takes while a host is down. Default: whichever the system gives. */
  readonly freePort?: (() => Promise<number>) | undefined;
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
  const { policy, freePort, tls, now, random, observe, outcomes } = options;
  const faults = createSocketFaults();
  const tickets = createTickets({ lifeUs: () => policy.ticketLifeUs });
  const registrations = createRegistrations(policy, { random });
  const ghosts = createSocketGhosts({ registrations, now, observe });
  const duplicates = faults.duplicatesEnvelopes;
  const envelopes = createSocketEnvelopes({ policy, registrations, duplicates, outcomes, observe });
  const strangers = createSocketStrangers({ registrations, envelopes, observe });
  const others = () => ghosts.count() + strangers.count();
  const links = createSocketLinks({ policy, faults, ghosts, others, registrations, envelopes, now, observe });
  const upgrades = createSocketUpgrades({ policy, tickets, faults, now, observe, opened: links.open });
  const hosts = await openSocketHosts({
    names: options.hosts,
    address: options.address,
    freePort,
    tls,
    tickets,
    links: links.all,
    upgrade: upgrades.take,
    now,
    random,
    observe,
  });
  const pings = random.fork('pings');
  const endPings = startSocketPings({
    policy,
    links: links.all,
    withheld: faults.withholdsPings,
    observe,
    now,
    random: pings,
  });
  const forgetting = setInterval(() => {
    envelopes.forget();
    tickets.sweep(now());
  }, envelopeMemoryMs);
  return {
    ...hosts,
    send: envelopes.send,
    control: createSocketControl({
      links: links.all,
      ghosts,
      strangers,
      faults,
      registered: links.registered,
      observe,
      ghostOf: () => ({ host: random.pick(options.hosts), untilUs: now() + policy.ghostLifeUs }),
    }),
    async close() {
      endPings();
      clearInterval(forgetting);
      ghosts.close();
      upgrades.close();
      links.close();
      await hosts.close();
    },
  };
}
