/** A Slack that delivers over HTTP Request URLs. */

import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Random } from '../protocol/random.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createHttpSender } from './http-sender.ts';
import { startPump } from './pump.ts';
import { createAckGate, type SlackControl } from './slack-control.ts';

export interface HttpSlack extends EventStream {
  readonly control: SlackControl;
  inFlight(): number;
  close(): Promise<void>;
}

export async function startHttpSlack(options: {
  /** Request URL. */
  readonly url: string;
  readonly signingSecret: string;
  readonly keepAlive: boolean;
  readonly policy: PolicyValues;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
  readonly observe: Observe;
}): Promise<HttpSlack> {
  const { url, signingSecret, keepAlive, policy, now, random, observe } = options;
  const gate = createAckGate();
  const pump = await startPump({
    policy,
    missed: 'http_timeout',
    now,
    observe,
    takesAck: gate.takesAck,
    carry: (outcomes) =>
      createHttpSender({
        url,
        signingSecret,
        keepAlive,
        hosts: ['sender-1', 'sender-2'],
        random,
        observe,
        outcomes,
        lateWindowUs: policy.ackDeadlineUs * 10,
      }),
  });
  const sender = pump.carrier;
  const { raise } = createEventStream({ pump, observe, escapesSlashes: true });
  return {
    raise,
    inFlight: () => pump.inFlight(),
    close: () => pump.close(),
    control: {
      dropFirstAcks: gate.dropFirstAcks,
      async recycle(how) {
        const host = random.pick(sender.liveHosts());
        sender.stopHost(host, how === 'abrupt' ? 'killed' : 'retired');
        return async () => sender.startHost(host);
      },
    },
  };
}
