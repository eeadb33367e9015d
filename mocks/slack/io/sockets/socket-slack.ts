/** A Slack that delivers over Socket Mode. */

import type { ShownCertificate } from '../../../tls/shown-certificate.ts';
import { socketRules } from '../../protocol/delivery/transport-rules.ts';
import { type EventStream, type SlackOptions, startEventStream } from '../event-stream.ts';
import { createAckGate, type SlackControl } from '../slack-control.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

export interface SocketSlack extends EventStream {
  readonly control: SlackControl;
  readonly sockets: Pick<SocketServer, 'addresses' | 'advertise' | 'ticket' | 'hostsWithLinks'>;
  inFlight(): number;
  close(): Promise<void>;
}

export async function startSocketSlack(
  options: SlackOptions & {
    /** Where its hosts listen. Default: 127.0.0.1. */
    readonly address?: string | undefined;
    /** Ports that nobody else takes while a host is down. Default: whichever the system gives. */
    readonly freePort?: (() => Promise<number>) | undefined;
    /** Hosts take TLS only, and URLs say wss://. */
    readonly tls?: ShownCertificate | undefined;
  },
): Promise<SocketSlack> {
  const { policy, now, random, observe, address, freePort, tls } = options;
  const gate = createAckGate();
  const stream = await startEventStream({
    ...options,
    rules: socketRules(policy),
    takesAck: gate.takesAck,
    carry: (outcomes) =>
      startSocketServer({
        policy,
        hosts: ['applink-1', 'applink-2'],
        address,
        freePort,
        tls,
        now,
        random,
        observe,
        outcomes,
      }),
  });
  const sockets = stream.carrier;
  return {
    raise: stream.raise,
    sockets,
    inFlight: stream.inFlight,
    close: stream.close,
    control: {
      sockets: sockets.control,
      dropFirstAcks: gate.dropFirstAcks,
      loseEvents: stream.loseEvents,
      async recycle(how, { leavesTcpOpen = policy.leavesTcpOpen } = {}) {
        // One container at a time, as Slack does: an app with links on several keeps the others.
        const [host] = sockets.hostsWithLinks();
        if (host === undefined) return async () => undefined;
        if (how === 'abrupt') await sockets.killHost(host);
        else sockets.retireHost(host, { leavesTcpOpen });
        observe({ kind: 'fault-met', fault: 'recycle' });
        return () => sockets.startHost(host);
      },
    },
  };
}
