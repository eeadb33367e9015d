/** A Slack that delivers over HTTP Request URLs. */

import { httpRules } from '../../protocol/delivery/transport-rules.ts';
import { type EventStream, type SlackOptions, startEventStream } from '../event-stream.ts';
import { createHttpSender } from './http-sender.ts';
import { createOddRequests } from './odd-requests.ts';
import { createAckGate, type SlackControl } from '../slack-control.ts';

export interface HttpSlack extends EventStream {
  readonly control: SlackControl;
  inFlight(): number;
  close(): Promise<void>;
}

export async function startHttpSlack(
  options: SlackOptions & {
    /** Request URL. */
    readonly url: string;
    readonly signingSecret: string;
    /** PEM, believed in place of the system's, where the URL is https. */
    readonly ca?: string | undefined;
  },
): Promise<HttpSlack> {
  const { url, signingSecret, ca, policy, random, observe } = options;
  const gate = createAckGate();
  const stream = await startEventStream({
    ...options,
    rules: httpRules(policy),
    takesAck: gate.takesAck,
    carry: (outcomes) =>
      createHttpSender({
        url,
        signingSecret,
        ca,
        policy,
        hosts: ['sender-1', 'sender-2'],
        random,
        observe,
        outcomes,
      }),
  });
  const { hosts } = stream.carrier;
  const { compose } = stream;
  const requests = createOddRequests({ url, ca, signingSecret, policy, observe, compose });
  return {
    raise: stream.raise,
    // A run that ended before an odd request is given up would not know that it has no answer
    inFlight: () => stream.inFlight() + requests.inFlight(),
    async close() {
      requests.close();
      await stream.close();
    },
    control: {
      dropFirstAcks: gate.dropFirstAcks,
      loseEvents: stream.loseEvents,
      enableSubscriptions: stream.enableSubscriptions,
      requests: requests.control,
      async recycle(how) {
        const { name } = random.pick(hosts.live());
        hosts.stop(name, how === 'abrupt' ? 'killed' : 'retired');
        observe({ kind: 'fault-met', fault: 'recycle' });
        return async () => hosts.start(name);
      },
    },
  };
}
