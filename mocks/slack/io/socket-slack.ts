/** A Slack that delivers over Socket Mode. */

import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import type { Carrier } from './carrier.ts';
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
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
}): Promise<SocketSlack> {
  const { policy, now, random, observe } = options;
  const gate = createAckGate();
  // The server needs the pump's outcomes and the pump its carrier: the pump sends nothing before the first event.
  let carrier: Carrier | undefined;
  let tell: Parameters<Parameters<typeof startPump>[0]['carry']>[0] | undefined;
  const pump = startPump({
    policy,
    missed: 'timeout',
    now,
    observe,
    takesAck: gate.takesAck,
    carry(outcomes) {
      tell = outcomes;
      return { send: (parcel) => carrier?.send(parcel), close: async () => carrier?.close() };
    },
  });
  if (!tell) throw new Error('Cannot start Socket Mode: the pump made no carrier');
  const sockets = await startSocketServer({
    policy,
    hosts: ['applink-1', 'applink-2'],
    now,
    random,
    observe,
    outcomes: tell,
  });
  carrier = sockets;
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
