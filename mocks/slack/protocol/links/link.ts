/**
 * One socket on Slack's side.
 *
 *     opened ── greet ──► (greeting ── hello delay ──►) ready ── retire, end of life ──► warned ── lead ──► refreshing ── 1 s ──► closing
 *        ├─ greet, pool full ──► closing
 *        └─ greet, hello withheld ──► silent
 *
 * Any of them: app-closed, end, broke, cut, killed ──► closing; lost ──► closed. Pure: `now` in, wake-ups out. Envelopes may go to
 * a link that is ready or warned. A link that ends without a close frame may leave a ghost (policy `ghosts`).
 */

import type { SlackFact } from '../facts.ts';
import { type DisconnectReason, disconnectFrame, helloFrame } from '../delivery/messages.ts';
import type { PolicyValues } from '../policy.ts';

interface Identity {
  readonly id: string;
  readonly host: string;
  /** µs from hello to the refresh: `linkLifeUs`, or `debugLinkLifeUs`. */
  readonly lifeUs: number;
}

export type Link = Identity &
  (
    | { readonly kind: 'opened' | 'silent' }
    | { readonly kind: 'greeting'; readonly untilUs: number; readonly registered: number }
    | { readonly kind: 'ready' | 'warned' | 'refreshing'; readonly untilUs: number; readonly readyAtUs: number }
    | { readonly kind: 'closing' }
    | { readonly kind: 'closed' }
  );

export type LinkInput =
  /** The upgrade is done. `registered` counts the app's sockets and ghosts, this one included. */
  | { readonly kind: 'greet'; readonly registered: number; readonly hello: 'say' | 'withhold' | 'too-many' }
  /** The host is to be recycled: warn, refresh, close. */
  | { readonly kind: 'retire' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'app-closed'; readonly code: number }
  /** Slack ends it without being asked. */
  | { readonly kind: 'end'; readonly how: LinkEnd }
  /** The app broke the protocol. */
  | { readonly kind: 'broke'; readonly code: number; readonly reason: string }
  /** Slack gives up on it. */
  | { readonly kind: 'cut'; readonly why: string }
  /** Its host is gone. */
  | { readonly kind: 'killed' }
  | { readonly kind: 'lost'; readonly code: number };

export type LinkEnd =
  | { readonly kind: 'close'; readonly code: number; readonly reason?: string }
  | { readonly kind: 'fin' }
  | { readonly kind: 'rst' }
  /** What was written leaves, then the TCP connection ends without a close frame. */
  | { readonly kind: 'drop' }
  /** The TCP connection ends now, whatever was written. */
  | { readonly kind: 'abort' };

export type LinkOutput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'end'; readonly how: LinkEnd }
  /** It stays registered although nobody is there. */
  | { readonly kind: 'ghost'; readonly untilUs: number }
  | { readonly kind: 'wake-at'; readonly atUs: number }
  | { readonly kind: 'observed'; readonly fact: SlackFact };

export type LinkStep = readonly [Link, readonly LinkOutput[]];

export function takesEnvelopes(link: Link): boolean {
  return link.kind === 'ready' || link.kind === 'warned';
}

/** It counts among the app's ten. */
export function isRegistered(link: Link): boolean {
  return link.kind !== 'closing' && link.kind !== 'closed';
}

export function stepLink(link: Link, input: LinkInput, nowUs: number, policy: PolicyValues): LinkStep {
  if (input.kind === 'lost') return lose(link, input.code, policy);
  if (!isRegistered(link)) return [link, []];
  switch (input.kind) {
    case 'greet':
      return link.kind === 'opened' ? greet(link, input, nowUs, policy) : [link, []];
    case 'retire':
      return link.kind === 'ready' ? warn(link, link.readyAtUs, nowUs, policy) : [link, []];
    case 'wake':
      return wake(link, nowUs, policy);
    case 'app-closed':
      return [closing(link), [observed({ kind: 'link-closing', link: link.id, by: 'app', code: input.code })]];
    case 'end':
      return end(link, input.how);
    case 'broke':
      return end(link, { kind: 'close', code: input.code, reason: input.reason });
    case 'cut':
      return [
        closing(link),
        [
          observed({ kind: 'link-cut', link: link.id, why: input.why }),
          ...(policy.ghosts === 'none' ? [] : ghost(link, policy)),
          { kind: 'end', how: { kind: 'abort' } },
        ],
      ];
    case 'killed':
      return [closing(link), [{ kind: 'end', how: { kind: 'rst' } }]];
    default:
      return input satisfies never;
  }
}

function greet(
  link: Link,
  { registered, hello }: Extract<LinkInput, { kind: 'greet' }>,
  nowUs: number,
  policy: PolicyValues,
): LinkStep {
  const opened = observed({ kind: 'link-opened', link: link.id, host: link.host, transport: 'socket-mode' });
  if (hello === 'too-many' || registered > policy.maxLinks)
    return [
      closing(link),
      [opened, ...disconnect(link, 'too_many_websockets'), { kind: 'end', how: { kind: 'drop' } }],
    ];
  if (hello === 'withhold') return [{ ...identity(link), kind: 'silent' }, [opened]];
  if (policy.helloDelayUs === 0) return sayHello(link, registered, nowUs, [opened]);
  const untilUs = nowUs + policy.helloDelayUs;
  return [{ ...identity(link), kind: 'greeting', untilUs, registered }, [opened, { kind: 'wake-at', atUs: untilUs }]];
}

function sayHello(link: Link, registered: number, nowUs: number, before: readonly LinkOutput[]): LinkStep {
  const { id, host, lifeUs } = link;
  const untilUs = nowUs + lifeUs;
  const lifeSeconds = Math.round(lifeUs / 1_000_000);
  return [
    { ...identity(link), kind: 'ready', untilUs, readyAtUs: nowUs },
    [
      ...before,
      { kind: 'text', text: helloFrame({ host, connections: registered, lifeSeconds }) },
      observed({ kind: 'link-ready', link: id, host, connections: registered }),
      { kind: 'wake-at', atUs: untilUs },
    ],
  ];
}

function wake(link: Link, nowUs: number, policy: PolicyValues): LinkStep {
  if (!('untilUs' in link) || nowUs < link.untilUs) return [link, []];
  switch (link.kind) {
    case 'greeting':
      return sayHello(link, link.registered, nowUs, []);
    case 'ready':
      return warn(link, link.readyAtUs, nowUs, policy);
    case 'warned':
      return refresh(link, link.readyAtUs, nowUs, policy);
    case 'refreshing':
      return end(link, { kind: 'close', code: policy.closeCode });
    default:
      return link satisfies never;
  }
}

function warn(link: Link, readyAtUs: number, nowUs: number, policy: PolicyValues): LinkStep {
  if (!policy.sendsWarning) return refresh(link, readyAtUs, nowUs, policy);
  const untilUs = nowUs + policy.warningLeadUs;
  return [
    { ...identity(link), kind: 'warned', untilUs, readyAtUs },
    [...disconnect(link, 'warning'), { kind: 'wake-at', atUs: untilUs }],
  ];
}

function refresh(link: Link, readyAtUs: number, nowUs: number, policy: PolicyValues): LinkStep {
  const untilUs = nowUs + policy.closeAfterRefreshUs;
  return [
    { ...identity(link), kind: 'refreshing', untilUs, readyAtUs },
    [...disconnect(link, 'refresh_requested'), { kind: 'wake-at', atUs: untilUs }],
  ];
}

/** 1006: there was no close frame (slack-protocol.md §1.10). */
function end(link: Link, asked: LinkEnd): LinkStep {
  const code = asked.kind === 'close' ? asked.code : 1_006;
  const how: LinkEnd = asked.kind === 'close' && code === 1_006 ? { kind: 'drop' } : asked;
  return [closing(link), [observed({ kind: 'link-closing', link: link.id, by: 'slack', code }), { kind: 'end', how }]];
}

function lose(link: Link, code: number, policy: PolicyValues): LinkStep {
  if (link.kind === 'closed') return [link, []];
  const leavesGhost = policy.ghosts === 'no-close-frame' && isRegistered(link);
  return [
    { ...identity(link), kind: 'closed' },
    [observed({ kind: 'link-closed', link: link.id, code }), ...(leavesGhost ? ghost(link, policy) : [])],
  ];
}

/** Of a link that got its hello: the others were never anybody's. */
function ghost(link: Link, policy: PolicyValues): LinkOutput[] {
  return 'readyAtUs' in link ? [{ kind: 'ghost', untilUs: link.readyAtUs + policy.ghostLifeUs }] : [];
}

function disconnect({ id, host }: Link, reason: DisconnectReason): LinkOutput[] {
  return [
    { kind: 'text', text: disconnectFrame(reason, host) },
    observed({ kind: 'disconnect-sent', link: id, reason }),
  ];
}

function closing(link: Link): Link {
  return { ...identity(link), kind: 'closing' };
}

function identity({ id, host, lifeUs }: Link): Identity {
  return { id, host, lifeUs };
}

function observed(fact: SlackFact): LinkOutput {
  return { kind: 'observed', fact };
}
