/** The hosts that deliveries leave from; each may be stopped, as containers are when they are recycled, and started again. */

import type { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Observe } from '../../protocol/facts.ts';
import { hostKilled } from './failure-of.ts';
import type { Agents } from './post-to-app.ts';

export interface SendingHost {
  readonly name: string;
  readonly agents: Agents;
  readonly isUp: boolean;
  /** The request counts as in flight until it is closed. */
  track(outgoing: ClientRequest): void;
}

export interface SendingHosts {
  live(): readonly SendingHost[];
  /** The host sends nothing new; `killed` cuts what it has in flight, `retired` lets it finish. Returns requests in flight there. */
  stop(name: string, how: 'retired' | 'killed'): number;
  start(name: string): void;
  /** Cuts everything. */
  close(): void;
}

export function openSendingHosts(options: {
  readonly names: readonly string[];
  readonly openAgents: () => Agents;
  readonly observe: Observe;
}): SendingHosts {
  const { names, openAgents, observe } = options;
  const hosts = names.map((name) => new Host(name, openAgents()));
  return {
    live: () => hosts.filter((host) => host.isUp),
    stop(name, how) {
      const host = hosts.find((candidate) => candidate.name === name && candidate.isUp);
      if (!host) throw new Error(`Cannot stop host "${name}": it is not up`);
      const links = host.stop(how);
      observe({ kind: 'host-down', host: name, how, links });
      return links;
    },
    start(name) {
      const host = hosts.find((candidate) => candidate.name === name);
      if (!host) throw new Error(`Cannot start host "${name}": there is none of that name`);
      host.start(openAgents());
      observe({ kind: 'host-up', host: name });
    },
    close() {
      for (const host of hosts) host.close();
    },
  };
}

class Host implements SendingHost {
  readonly name: string;
  agents: Agents;
  isUp = true;
  /** By number. Not a Set, for the reason that `outbox.ts` gives. */
  readonly #inFlight: Record<number, ClientRequest> = {};
  #requests = 0;

  constructor(name: string, agents: Agents) {
    this.name = name;
    this.agents = agents;
  }

  track(outgoing: ClientRequest): void {
    const number = (this.#requests += 1);
    this.#inFlight[number] = outgoing;
    outgoing.once('close', () => delete this.#inFlight[number]);
  }

  stop(how: 'retired' | 'killed'): number {
    this.isUp = false;
    const inFlight = Object.values(this.#inFlight);
    if (how === 'killed') for (const outgoing of inFlight) kill(outgoing);
    for (const agent of [this.agents.http, this.agents.https]) {
      // Not `agent.destroy()`, which cuts sockets in use as well.
      agent.maxFreeSockets = 0;
      for (const idle of Object.values(agent.freeSockets)) for (const socket of idle ?? []) socket.destroy();
    }
    return inFlight.length;
  }

  start(agents: Agents): void {
    this.agents = agents;
    this.isUp = true;
  }

  close(): void {
    for (const outgoing of Object.values(this.#inFlight)) outgoing.destroy();
    for (const agent of [this.agents.http, this.agents.https]) agent.destroy();
  }
}

/** As a container dies: an RST, not an orderly end. Under TLS it is one: the app stands behind an edge then, which would not pass an RST on. */
function kill(outgoing: ClientRequest): void {
  const { socket } = outgoing;
  if (socket && !socket.connecting && !(socket instanceof TLSSocket)) socket.resetAndDestroy();
  outgoing.destroy(new Error(hostKilled));
}
