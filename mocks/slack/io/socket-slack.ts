/** A Slack that delivers over Socket Mode. */

import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { startPump } from './pump.ts';
import { createAckGate, type SlackControl } from './slack-control.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

export interface SocketSlack extends EventStream {
  readonly control: SlackControl;
  readonly sockets: Pick<SocketServer, 'addresses' | 'advertise' | 'ticket' | 'hostsWithLinks'>;
  inFlight(): number;
  close(): Promise<void>;
}

export async function startSocketSlack(options: {
  readonly policy: PolicyValues;
  /** Ports that nobody else takes while a host is down. Default: whichever the system gives. */
  readonly freePort?: () => Promise<number>;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
}): Promise<SocketSlack> {
  const { policy, now, random, observe, freePort } = options;
  const gate = createAckGate();
  const pump = await startPump({
    policy,
    missed: 'timeout',
    now,
    observe,
    takesAck: gate.takesAck,
    carry: (outcomes) =>
      startSocketServer({
        policy,
        hosts: ['applink-1', 'applink-2'],
        ...(freePort ? { freePort } : {}),
        now,
        random,
        observe,
        outcomes,
      }),
  });
  const sockets = pump.carrier;
  const { raise } = createEventStream({ pump, observe, escapesSlashes: false });
  return {
    raise,
    sockets,
    inFlight: () => pump.inFlight(),
    close: () => pump.close(),
    control: {
      dropFirstAcks: gate.dropFirstAcks,
      async recycle(how, { leavesTcpOpen = policy.leavesTcpOpen } = {}) {
        const hosts = sockets.hostsWithLinks();
        for (const host of hosts) {
          if (how === 'abrupt') await sockets.killHost(host);
          else sockets.retireHost(host, { leavesTcpOpen });
        }
        return async () => {
          for (const host of hosts) await sockets.startHost(host);
        };
      },
    },
  };
}
