/**
 * When a Socket Mode client dials, pings, gives up a link and dials again. Pure: `nowMs` and the seed are arguments.
 *
 *   asking ──ticket──► dialing ──upgraded──► greeting ──hello──► ready ──(replaced, stop)──► closing ──closed──► gone
 *      └──── failed, closed or too slow: gone, next try after a back-off ────┘   └─ lost: gone, next try at once
 *
 * A `disconnect` frame makes the ready link `retiring`: it goes on carrying events until the next link got its hello.
 */

import { seeded } from '../../slack/protocol/random.ts';
import type { ReconnectPolicy } from './reconnect-policy.ts';

export type Link =
  | { readonly id: number; readonly kind: 'asking' | 'dialing' | 'greeting' | 'closing'; readonly untilMs: number }
  | {
      readonly id: number;
      readonly kind: 'ready';
      readonly sinceMs: number;
      readonly retiring: boolean;
      readonly pingAtMs: number;
      readonly pongByMs: number;
    };

export interface State {
  readonly links: readonly Link[];
  readonly nextId: number;
  /** When to dial next, where that is planned. */
  readonly dialAtMs?: number;
  /** In a row, since a link was last stable. */
  readonly failures: number;
  readonly stopping: boolean;
  readonly seed: number;
}

export type Input =
  | { readonly kind: 'start' }
  | { readonly kind: 'ticket'; readonly link: number; readonly url: string }
  /** The ticket or the upgrade was refused. */
  | { readonly kind: 'refused'; readonly link: number; readonly retryAfterMs?: number }
  | { readonly kind: 'upgraded'; readonly link: number }
  | { readonly kind: 'hello'; readonly link: number }
  /** A `disconnect` frame, whatever its reason. */
  | { readonly kind: 'disconnect'; readonly link: number }
  | { readonly kind: 'pong'; readonly link: number }
  /** The link is gone, however it went. */
  | { readonly kind: 'closed'; readonly link: number }
  | { readonly kind: 'wake' }
  | { readonly kind: 'stop' };

export type Output =
  /** Call apps.connections.open. */
  | { readonly kind: 'ask'; readonly link: number }
  | { readonly kind: 'dial'; readonly link: number; readonly url: string }
  | { readonly kind: 'ping'; readonly link: number }
  /** Send a close frame (1000). */
  | { readonly kind: 'close'; readonly link: number }
  /** Drop the link, or the call for its ticket, at once; no input about it counts any more. */
  | { readonly kind: 'terminate'; readonly link: number }
  /** Replaces the earlier one. */
  | { readonly kind: 'wake-at'; readonly atMs: number }
  | { readonly kind: 'stopped' };

export type Step = readonly [State, readonly Output[]];

export function initial(seed: number): State {
  return { links: [], nextId: 1, failures: 0, stopping: false, seed: seed >>> 0 };
}

/** Inputs about links that are gone change nothing. */
export function step(state: State, input: Input, nowMs: number, policy: ReconnectPolicy): Step {
  const [next, outputs] = react(state, input, nowMs, policy);
  if (next.stopping && next.links.length === 0)
    return [next, state.stopping && state.links.length === 0 ? [] : [...outputs, { kind: 'stopped' }]];
  const atMs = nextWake(next);
  return [next, atMs === undefined ? outputs : [...outputs, { kind: 'wake-at', atMs }]];
}

function react(state: State, input: Input, nowMs: number, policy: ReconnectPolicy): Step {
  if (input.kind === 'start')
    return state.links.length === 0 && !state.stopping ? begin(state, nowMs, policy) : [state, []];
  if (input.kind === 'wake') return wake(state, nowMs, policy);
  if (input.kind === 'stop') return stop(state, nowMs, policy);
  const link = state.links.find(({ id }) => id === input.link);
  if (link === undefined) return [state, []];
  switch (input.kind) {
    case 'ticket':
      if (link.kind !== 'asking') return [state, []];
      return [
        replace(state, { id: link.id, kind: 'dialing', untilMs: nowMs + policy.stepTimeoutMs }),
        [{ kind: 'dial', link: link.id, url: input.url }],
      ];
    case 'upgraded':
      if (link.kind !== 'dialing') return [state, []];
      return [replace(state, { id: link.id, kind: 'greeting', untilMs: nowMs + policy.stepTimeoutMs }), []];
    case 'hello':
      return link.kind === 'greeting' ? greeted(state, link.id, nowMs, policy) : [state, []];
    case 'pong':
      return [link.kind === 'ready' ? replace(state, { ...link, pongByMs: nowMs + policy.pongWithinMs }) : state, []];
    case 'disconnect':
      return disconnected(state, link, nowMs, policy);
    case 'refused':
    case 'closed':
      return ended(state, link, nowMs, policy, input.kind === 'refused' ? input.retryAfterMs : undefined);
    default:
      return input satisfies never;
  }
}

function begin(state: State, nowMs: number, policy: ReconnectPolicy): Step {
  const { dialAtMs: _, ...rest } = state;
  const link: Link = { id: state.nextId, kind: 'asking', untilMs: nowMs + policy.stepTimeoutMs };
  return [{ ...rest, nextId: state.nextId + 1, links: [...state.links, link] }, [{ kind: 'ask', link: link.id }]];
}

function greeted(state: State, id: number, nowMs: number, policy: ReconnectPolicy): Step {
  const ready: Link = {
    id,
    kind: 'ready',
    sinceMs: nowMs,
    retiring: false,
    pingAtMs: nowMs + policy.pingEveryMs,
    pongByMs: nowMs + policy.pongWithinMs,
  };
  const replaced = state.links.filter((link) => link.kind === 'ready');
  const links = state.links.map((link) =>
    link.id === id ? ready : link.kind === 'ready' ? closing(link, nowMs, policy) : link,
  );
  return [{ ...state, links }, replaced.map((link) => ({ kind: 'close', link: link.id }))];
}

function disconnected(state: State, link: Link, nowMs: number, policy: ReconnectPolicy): Step {
  if (link.kind === 'closing') return [state, []];
  // `too_many_websockets` comes in place of hello
  if (link.kind !== 'ready') return prepend({ kind: 'terminate', link: link.id }, ended(state, link, nowMs, policy));
  if (policy.dialsAtEachDisconnect) return begin(replace(state, { ...link, retiring: true }), nowMs, policy);
  if (policy.replaces === 'make-before-break') {
    return dialWhereNone(replace(state, { ...link, retiring: true }), nowMs, policy);
  }
  const closed = replace(state, closing(link, nowMs, policy));
  const next: Step = policy.replaces === 'after-close' ? [closed, []] : dialWhereNone(closed, nowMs, policy);
  return prepend({ kind: 'close', link: link.id }, next);
}

/** A link is gone; decides whether and when to dial. */
function ended(state: State, link: Link, nowMs: number, policy: ReconnectPolicy, retryAfterMs = 0): Step {
  const rest = { ...state, links: state.links.filter(({ id }) => id !== link.id) };
  if (link.kind === 'closing') {
    return policy.replaces === 'after-close' && !state.stopping ? dialWhereNone(rest, nowMs, policy) : [rest, []];
  }
  if (state.stopping) return [rest, []];
  if (link.kind === 'ready' && nowMs - link.sinceMs >= policy.stableMs) {
    return dialWhereNone({ ...rest, failures: 0 }, nowMs, policy);
  }
  const [seed, share] = draw(state.seed);
  const backOffMs = share * Math.min(policy.backOffCapMs, policy.backOffMs * 2 ** state.failures);
  return dialWhereNone(
    { ...rest, seed, failures: state.failures + 1 },
    nowMs,
    policy,
    Math.max(backOffMs, retryAfterMs),
  );
}

/** Dials, at once or after a wait, unless a dial is under way or planned, or a ready link needs no successor. */
function dialWhereNone(state: State, nowMs: number, policy: ReconnectPolicy, waitMs = 0): Step {
  const underWay = state.links.some((link) => link.kind !== 'closing' && (link.kind !== 'ready' || !link.retiring));
  if (underWay || state.dialAtMs !== undefined || !policy.redials) return [state, []];
  const delayMs = Math.ceil(Math.max(waitMs, policy.redialDelayMs));
  return delayMs === 0 ? begin(state, nowMs, policy) : [{ ...state, dialAtMs: nowMs + delayMs }, []];
}

function wake(state: State, nowMs: number, policy: ReconnectPolicy): Step {
  let current = state;
  const outputs: Output[] = [];
  for (const link of state.links) {
    const [next, made] = wakeLink(current, link, nowMs, policy);
    current = next;
    outputs.push(...made);
  }
  if (current.dialAtMs === undefined || current.dialAtMs > nowMs || current.stopping) return [current, outputs];
  const [next, made] = begin(current, nowMs, policy);
  return [next, [...outputs, ...made]];
}

function wakeLink(state: State, link: Link, nowMs: number, policy: ReconnectPolicy): Step {
  if (link.kind === 'ready' && nowMs - link.pongByMs > policy.oversleptMs)
    return ping(state, { ...link, pongByMs: nowMs + policy.pongWithinMs }, nowMs, policy);
  if (nowMs >= (link.kind === 'ready' ? link.pongByMs : link.untilMs)) {
    return prepend({ kind: 'terminate', link: link.id }, ended(state, link, nowMs, policy));
  }
  if (link.kind !== 'ready' || nowMs < link.pingAtMs) return [state, []];
  return ping(state, link, nowMs, policy);
}

function ping(state: State, link: Link & { readonly kind: 'ready' }, nowMs: number, policy: ReconnectPolicy): Step {
  return [replace(state, { ...link, pingAtMs: nowMs + policy.pingEveryMs }), [{ kind: 'ping', link: link.id }]];
}

function stop(state: State, nowMs: number, policy: ReconnectPolicy): Step {
  const { dialAtMs: _, ...rest } = state;
  const open = state.links.filter((link) => link.kind === 'ready' || link.kind === 'closing');
  const outputs = state.links.flatMap((link): Output[] => {
    if (link.kind === 'closing') return [];
    return [{ kind: link.kind === 'ready' ? 'close' : 'terminate', link: link.id }];
  });
  const links = open.map((link) => (link.kind === 'ready' ? closing(link, nowMs, policy) : link));
  return [{ ...rest, links, stopping: true }, outputs];
}

function closing(link: Link, nowMs: number, policy: ReconnectPolicy): Link {
  return { id: link.id, kind: 'closing', untilMs: nowMs + policy.closeWithinMs };
}

function replace(state: State, changed: Link): State {
  return { ...state, links: state.links.map((link) => (link.id === changed.id ? changed : link)) };
}

function prepend(output: Output, [state, outputs]: Step): Step {
  return [state, [output, ...outputs]];
}

function nextWake({ links, dialAtMs }: State): number | undefined {
  const times = links.flatMap((link) => (link.kind === 'ready' ? [link.pingAtMs, link.pongByMs] : [link.untilMs]));
  if (dialAtMs !== undefined) times.push(dialAtMs);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** One draw from [0, 1) and the next seed. */
function draw(seed: number): readonly [seed: number, share: number] {
  const random = seeded(seed);
  return [random.below(2 ** 32), random.next()];
}
