/**
 * One socket as Slack sees it.
 *
 *     opened ── greet ──► ready ── retire, end of life ──► warned ── lead ──► refreshing ── 1 s ──► closing ──► closed
 *        └─ greet, pool full ──► closing                     │ (the app may send a close frame at any time) ──► closing
 *
 * Pure: `now` in, wake-ups out. Envelopes may go to a link that is ready or warned.
 */

import type { SlackFact } from './facts.ts';
import { type DisconnectReason, disconnectFrame, helloFrame } from './messages.ts';
import type { PolicyValues } from './policy.ts';

interface Identity {
  readonly id: string;
  readonly host: string;
  /** µs from hello to the refresh: `linkLifeUs`, or `debugLinkLifeUs`. */
  readonly lifeUs: number;
}

export type Link = Identity &
  (
    | { readonly kind: 'opened' }
    | { readonly kind: 'ready' | 'warned' | 'refreshing'; readonly until: number }
    | { readonly kind: 'closing' }
    | { readonly kind: 'closed' }
  );

export type LinkInput =
  /** The upgrade is done. `registered` counts the app's sockets, this one included. */
  | { readonly kind: 'greet'; readonly registered: number }
  /** The host is to be recycled: warn, refresh, close. */
  | { readonly kind: 'retire' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'app-closed'; readonly code: number }
  | { readonly kind: 'lost'; readonly code: number };

export type LinkOutput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly code: number }
  /** End the TCP connection without a close frame. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'wake-at'; readonly at: number }
  | { readonly kind: 'saw'; readonly fact: SlackFact };

export type LinkStep = readonly [Link, readonly LinkOutput[]];

export function takesEnvelopes(link: Link): boolean {
  return link.kind === 'ready' || link.kind === 'warned';
}

export function stepLink(link: Link, input: LinkInput, now: number, policy: PolicyValues): LinkStep {
  switch (input.kind) {
    case 'greet':
      return link.kind === 'opened' ? greet(link, input.registered, now, policy) : [link, []];
    case 'retire':
      return link.kind === 'ready' ? warn(link, now, policy) : [link, []];
    case 'wake':
      return wake(link, now, policy);
    case 'app-closed':
      return link.kind === 'closed' || link.kind === 'closing'
        ? [link, []]
        : [
            { ...identity(link), kind: 'closing' },
            [saw({ kind: 'link-closing', link: link.id, by: 'app', code: input.code })],
          ];
    case 'lost':
      return link.kind === 'closed'
        ? [link, []]
        : [{ ...identity(link), kind: 'closed' }, [saw({ kind: 'link-closed', link: link.id, code: input.code })]];
    default:
      return input satisfies never;
  }
}

function greet(link: Link, registered: number, now: number, policy: PolicyValues): LinkStep {
  const { id, host, lifeUs } = link;
  const opened = saw({ kind: 'link-opened', link: id, host });
  if (registered > policy.maxLinks)
    return [
      { ...identity(link), kind: 'closing' },
      [opened, ...disconnect(link, 'too_many_websockets'), { kind: 'drop' }],
    ];
  const until = now + lifeUs;
  return [
    { ...identity(link), kind: 'ready', until },
    [
      opened,
      {
        kind: 'text',
        text: helloFrame({ host, connections: registered, lifeSeconds: Math.round(lifeUs / 1_000_000) }),
      },
      saw({ kind: 'link-ready', link: id, host, connections: registered }),
      { kind: 'wake-at', at: until },
    ],
  ];
}

function wake(link: Link, now: number, policy: PolicyValues): LinkStep {
  if (!('until' in link) || now < link.until) return [link, []];
  switch (link.kind) {
    case 'ready':
      return warn(link, now, policy);
    case 'warned': {
      const until = now + policy.closeAfterRefreshUs;
      return [
        { ...identity(link), kind: 'refreshing', until },
        [...disconnect(link, 'refresh_requested'), { kind: 'wake-at', at: until }],
      ];
    }
    case 'refreshing':
      return [
        { ...identity(link), kind: 'closing' },
        [saw({ kind: 'link-closing', link: link.id, by: 'slack', code: 1000 }), { kind: 'close', code: 1000 }],
      ];
    default:
      return link satisfies never;
  }
}

function warn(link: Link, now: number, policy: PolicyValues): LinkStep {
  const until = now + policy.warningLeadUs;
  return [
    { ...identity(link), kind: 'warned', until },
    [...disconnect(link, 'warning'), { kind: 'wake-at', at: until }],
  ];
}

function disconnect({ id, host }: Link, reason: DisconnectReason): LinkOutput[] {
  return [{ kind: 'text', text: disconnectFrame(reason, host) }, saw({ kind: 'disconnect-sent', link: id, reason })];
}

function identity({ id, host, lifeUs }: Link): Identity {
  return { id, host, lifeUs };
}

function saw(fact: SlackFact): LinkOutput {
  return { kind: 'saw', fact };
}
