/** Slack's deliveries over HTTP in virtual time: a connection for each, from one of two containers, to whichever instance listens. */

import type { SlackControl } from '../../mocks/slack/io/slack-control.ts';
import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import type { Parcel } from '../../mocks/slack/protocol/letter.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { ModelEvents } from './model-events.ts';
import type { Way } from './way.ts';

/** An instance takes an event; `end` closes the connection without an answer. */
export type Receive = (event: string, answer: () => void, end: () => void) => void;

export interface ModelHttp {
  carry(parcel: Parcel): void;
  recycle: SlackControl['recycle'];
}

export function createModelHttp(options: {
  readonly way: Way;
  readonly observe: Observe;
  readonly random: Random;
  readonly events: () => ModelEvents;
  /** Who listens, picked by the balancer; undefined where nobody does. */
  readonly receiver: () => Receive | undefined;
}): ModelHttp {
  const { way, observe, random, events, receiver } = options;
  const hosts = new Map(['sender-1', 'sender-2'].map((name) => [name, new Set<() => void>()]));
  const down = new Set<string>();
  let opened = 0;

  function carry(parcel: Parcel): void {
    const { event, attempt } = parcel;
    const host = random.pick([...hosts.keys()].filter((name) => !down.has(name)));
    const link = `h${(opened += 1)}`;
    const cuts = hosts.get(host);
    let isOver = false;

    function over(end: () => void): void {
      if (isOver) return;
      isOver = true;
      cuts?.delete(cut);
      end();
      observe({ kind: 'link-closed', link, code: 1000 });
    }
    const fail = (): void => over(() => events().failed(parcel, { reason: 'connection_failed' }));
    const cut = (): void => {
      line?.end('slack');
      fail();
    };
    const line = way.connect({ app: () => {}, slack: fail });
    observe({ kind: 'link-opened', link, host, transport: 'http' });
    observe({ kind: 'attempt-sent', event, attempt, link, host });
    if (line === undefined) return fail();
    cuts?.add(cut);
    line.send('to-app', () => {
      const receive = receiver();
      if (receive === undefined) return line.end('app');
      receive(
        event,
        () => line.send('to-slack', () => over(() => events().acked(parcel, link, 200))),
        () => line.end('app'),
      );
    });
  }

  return {
    carry,
    async recycle(how) {
      const host = random.pick([...hosts.keys()].filter((name) => !down.has(name)));
      down.add(host);
      const cuts = [...(hosts.get(host) ?? [])];
      observe({ kind: 'host-down', host, how: how === 'abrupt' ? 'killed' : 'retired', links: cuts.length });
      if (how === 'abrupt') for (const cut of cuts) cut();
      observe({ kind: 'fault-met', fault: 'recycle' });
      return async () => {
        if (down.delete(host)) observe({ kind: 'host-up', host });
      };
    },
  };
}
