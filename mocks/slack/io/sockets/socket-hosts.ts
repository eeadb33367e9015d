import { randomUUID } from 'node:crypto';
import type { ShownCertificate } from '../../../tls/shown-certificate.ts';
import type { Observe } from '../../protocol/facts.ts';
import type { Random } from '../../protocol/random.ts';
import type { Tickets } from '../../protocol/links/tickets.ts';
import { urlHost } from '../own-names.ts';
import { openSocketHost, type SocketHost } from './socket-host.ts';
import type { SocketLink } from './socket-link.ts';
import type { SocketUpgrades } from './socket-upgrades.ts';

export interface SocketHosts {
  /** Each host's name and the port it listens on. */
  addresses(): readonly { readonly host: string; readonly port: number }[];
  /** What tickets name in place of the host's own address: its route through the proxy. */
  advertise(host: string, address: { readonly host: string; readonly port: number }): void;
  /** A socket URL with a fresh ticket, for apps.connections.open; `at`: by which name the app reaches the hosts, in place of what is advertised. */
  ticket(at?: string): { readonly url: string } | { readonly error: string };
  /** Hosts that hold a link which got its hello and is not closing. */
  hostsWithLinks(): readonly string[];
  /** Announced recycle: no new tickets for the host; its links are warned, refreshed, closed. Returns links warned. */
  retireHost(host: string, how: { readonly leavesTcpOpen: boolean }): number;
  /** Abrupt recycle: every link of the host is reset, its port refuses. Returns links cut. */
  killHost(host: string): Promise<number>;
  /** A replacement container behind the same address. */
  startHost(host: string): Promise<void>;
  close(): Promise<void>;
}

/** The app's id as socket URLs carry it: 64 hex digits (slack-protocol.md §1.1). */
const appHash = '4f1c0d0a5f5b6a7d8e9f00112233445566778899aabbccddeeff001122334455';

export interface SocketHostsOptions {
  readonly names: readonly string[];
  /** Where they listen. Default: 127.0.0.1. */
  readonly address?: string | undefined;
  readonly freePort: (() => Promise<number>) | undefined;
  readonly tls: ShownCertificate | undefined;
  readonly tickets: Tickets;
  readonly links: ReadonlySet<SocketLink>;
  readonly upgrade: SocketUpgrades['take'];
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
}

/** The containers that hold the app's sockets: tickets send the app to those that are up; each may be recycled. */
export async function openSocketHosts(options: SocketHostsOptions): Promise<SocketHosts> {
  const { names, links, observe } = options;
  const hosts = await openAll(options);

  function hostNamed(name: string): SocketHost {
    const host = hosts.find((candidate) => candidate.name === name);
    if (!host) throw new Error(`Cannot find host "${name}": there are ${names.join(', ')}`);
    return host;
  }

  /** Takes the host out of service; its links. */
  function takeDown(host: SocketHost, how: 'retired' | 'killed'): readonly SocketLink[] {
    host.isUp = false;
    const held = [...links].filter((link) => link.host === host.name);
    observe({ kind: 'host-down', host: host.name, how, links: held.length });
    return held;
  }

  return {
    addresses: () => hosts.map(({ name, port }) => ({ host: name, port })),
    advertise(name, address) {
      hostNamed(name).advertised = address;
    },
    ticket: (at) => issueTicket(hosts, options, at),
    hostsWithLinks: () => [...new Set([...links].filter((link) => link.isGreeted()).map(({ host }) => host))],
    retireHost(name, how) {
      const host = hostNamed(name);
      const held = takeDown(host, 'retired');
      for (const link of held) {
        // The link's own: its close comes seconds later, and the replacement may be up by then.
        link.leaveTcpOpen(how.leavesTcpOpen);
        link.feed({ kind: 'retire' });
      }
      return held.length;
    },
    async killHost(name) {
      const host = hostNamed(name);
      const held = takeDown(host, 'killed');
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
      observe({ kind: 'host-up', host: name });
    },
    async close() {
      await Promise.all(hosts.map((host) => host.stop()));
    },
  };
}

async function openAll({
  names,
  address,
  freePort,
  tls,
  observe,
  upgrade,
}: SocketHostsOptions): Promise<readonly SocketHost[]> {
  const hosts: SocketHost[] = [];
  for (const name of names) {
    const port = (await freePort?.()) ?? 0;
    hosts.push(await openSocketHost({ name, address, port, tls, observe, upgrade }));
  }
  return hosts;
}

/** For one of the hosts that are up. */
function issueTicket(
  hosts: readonly SocketHost[],
  { tickets, tls, now, random }: SocketHostsOptions,
  at?: string,
): ReturnType<SocketHosts['ticket']> {
  const live = hosts.filter((host) => host.isUp);
  if (live.length === 0) return { error: 'internal_error' };
  const { name, advertised } = random.pick(live);
  const ticket = randomUUID();
  tickets.issue(ticket, name, now());
  const origin = `${tls ? 'wss' : 'ws'}://${at ?? urlHost(advertised.host)}:${advertised.port}`;
  return { url: `${origin}/link/?ticket=${ticket}&app_id=${appHash}` };
}
