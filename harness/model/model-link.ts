/** One socket of Slack's in virtual time: `protocol/links/link.ts` decides, this moves its frames along a line. */

import {
  isRegistered,
  type Link,
  type LinkEnd,
  type LinkInput,
  type LinkOutput,
  stepLink,
  takesEnvelopes,
} from '../../mocks/slack/protocol/links/link.ts';
import type { Addressee } from '../../mocks/slack/protocol/links/registrations.ts';
import type { DeadWay } from '../../mocks/slack/io/slack-control.ts';
import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Agenda } from './agenda.ts';
import type { Line } from './way.ts';

/** The app's end of a socket. */
export interface SocketPeer {
  upgraded(socket: AppSocket): void;
  refused(): void;
  text(text: string): void;
  ping(): void;
  pong(): void;
  /** A close frame. */
  closing(): void;
  /** TCP is gone. */
  closed(): void;
}

/** What the app can do with its end. */
export interface AppSocket {
  text(text: string): void;
  ping(): void;
  pong(): void;
  /** A close frame, and the end of TCP. */
  close(): void;
  /** The end of TCP, without a word. */
  terminate(): void;
}

export interface ModelLink extends Addressee {
  feed(input: LinkInput): void;
  isGreeted(): boolean;
  isRegistered(): boolean;
  say(text: string): void;
  ping(): void;
  die(way: DeadWay): void;
  pongAtUs(): number;
}

export interface ModelLinkOptions {
  readonly id: string;
  readonly host: string;
  readonly line: Line;
  readonly peer: SocketPeer;
  readonly agenda: Agenda;
  readonly policy: PolicyValues;
  readonly observe: Observe;
  /** A text frame of the app. */
  readonly heard: (text: string) => void;
  /** It begins or ceases to take envelopes. */
  readonly changed: (takesEnvelopes: boolean) => void;
  readonly ghost: (untilUs: number) => void;
}

export function openModelLink(options: ModelLinkOptions): ModelLink & { readonly socket: AppSocket; lost(): void } {
  const { id, host, line, peer, agenda, policy, observe, heard, changed } = options;
  let state: Link = { kind: 'opened', id, host, lifeUs: policy.linkLifeUs };
  let deadWay: DeadWay | undefined;
  let pongAtUs = agenda.now();

  const isCutOff = (way: 'to-app' | 'to-slack'): boolean => deadWay === 'both' || deadWay === way;

  function toApp(arrive: () => void): void {
    if (!isCutOff('to-app')) line.send('to-app', arrive);
  }

  function toSlack(arrive: () => void): void {
    if (!isCutOff('to-slack')) line.send('to-slack', arrive);
  }

  function feed(input: LinkInput): void {
    const before = state;
    const [next, outputs] = stepLink(before, input, agenda.now(), policy);
    state = next;
    if (takesEnvelopes(next) !== takesEnvelopes(before)) changed(takesEnvelopes(next));
    for (const output of outputs) perform(output);
  }

  function perform(output: LinkOutput): void {
    switch (output.kind) {
      case 'text':
        return toApp(() => peer.text(output.text));
      case 'end':
        return end(output.how);
      case 'ghost':
        return options.ghost(output.untilUs);
      case 'observed':
        return observe(output.fact);
      case 'wake-at':
        return void agenda.at(output.atUs, () => feed({ kind: 'wake' }));
      default:
        output satisfies never;
    }
  }

  /** With a close frame TCP ends by the app, or after a while by Slack. */
  function end(how: LinkEnd): void {
    if (how.kind !== 'close') {
      line.end('slack');
      return feed({ kind: 'lost', code: 1006 });
    }
    toApp(() => peer.closing());
    agenda.at(agenda.now() + policy.closingLifeUs, () => {
      line.end('slack');
      feed({ kind: 'lost', code: how.code });
    });
  }

  return {
    id,
    host,
    feed,
    isGreeted: () => 'readyAtUs' in state,
    isRegistered: () => isRegistered(state),
    take: (envelope) => toApp(() => peer.text(envelope)),
    say: (text) => toApp(() => peer.text(text)),
    ping() {
      toApp(() => peer.ping());
      observe({ kind: 'ping-sent', link: id });
    },
    die: (way) => void (deadWay = way),
    pongAtUs: () => pongAtUs,
    lost: () => feed({ kind: 'lost', code: 1006 }),
    socket: {
      text: (text) => toSlack(() => heard(text)),
      ping: () =>
        toSlack(() => {
          observe({ kind: 'ping-heard', link: id, data: '' });
          if (isRegistered(state)) toApp(() => peer.pong());
        }),
      pong: () =>
        toSlack(() => {
          pongAtUs = agenda.now();
          observe({ kind: 'pong-heard', link: id });
        }),
      close() {
        toSlack(() => {
          feed({ kind: 'app-closed', code: 1000 });
          feed({ kind: 'lost', code: 1000 });
        });
        line.end('app');
      },
      terminate: () => line.end('app'),
    },
  };
}
