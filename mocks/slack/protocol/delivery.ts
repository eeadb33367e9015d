/**
 * The life of one event, the same for both transports.
 *
 *            start              ack
 *     due ─────────► awaiting ─────────────► acked
 *                    ▲      │ failure, deadline
 *              wake  │      ▼            no retry left, or final
 *                   resting ───────────────────────────────► abandoned
 *
 * Pure: `now` comes in, the next wake-up goes out. A timeout is not a no: a late ack still settles the event
 * (policy `lateAckSettles`).
 */

import type { FailureReason, SlackFact } from './facts.ts';
import { type PolicyValues, retryRests } from './policy.ts';

interface Identity {
  readonly event: string;
  /** What Slack calls a missed deadline: `http_timeout` over HTTP, `timeout` over Socket Mode. */
  readonly missed: 'http_timeout' | 'timeout';
}

export type Delivery = Identity &
  (
    | { readonly kind: 'due' }
    | { readonly kind: 'awaiting'; readonly attempt: number; readonly deadline: number }
    | { readonly kind: 'resting'; readonly attempt: number; readonly until: number; readonly reason: FailureReason }
    | { readonly kind: 'acked'; readonly attempt: number }
    | { readonly kind: 'abandoned'; readonly attempts: number }
  );

export type DeliveryInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'ack'; readonly attempt: number; readonly link: string; readonly status?: number }
  | {
      readonly kind: 'failure';
      readonly attempt: number;
      readonly reason: FailureReason;
      readonly status?: number;
      readonly detail?: string;
      /** The app forbade retries of this event (`x-slack-no-retry: 1`). */
      readonly final?: boolean;
    }
  | { readonly kind: 'wake' };

export type DeliveryOutput =
  | { readonly kind: 'send'; readonly attempt: number; readonly reason?: FailureReason }
  | { readonly kind: 'wake-at'; readonly at: number }
  | { readonly kind: 'saw'; readonly fact: SlackFact };

export type DeliveryStep = readonly [Delivery, readonly DeliveryOutput[]];

export function due(event: string, missed: Identity['missed']): Delivery {
  return { kind: 'due', event, missed };
}

export function isSettled(delivery: Delivery): boolean {
  return delivery.kind === 'acked' || delivery.kind === 'abandoned';
}

export function step(delivery: Delivery, input: DeliveryInput, now: number, policy: PolicyValues): DeliveryStep {
  // However late the timer is: what comes after the deadline finds it missed.
  if (input.kind !== 'wake' && delivery.kind === 'awaiting' && now > delivery.deadline) {
    const [missed, first] = wake(delivery, now, policy);
    const [next, second] = step(missed, input, now, policy);
    return [next, [...first, ...second]];
  }
  switch (input.kind) {
    case 'start':
      return delivery.kind === 'due' ? send(delivery, 0, undefined, now, policy) : [delivery, []];
    case 'ack':
      return acknowledge(delivery, input, policy);
    case 'failure':
      return delivery.kind === 'awaiting' && delivery.attempt === input.attempt
        ? fail(delivery, input, now, policy)
        : [delivery, []];
    case 'wake':
      return wake(delivery, now, policy);
    default:
      return input satisfies never;
  }
}

function wake(delivery: Delivery, now: number, policy: PolicyValues): DeliveryStep {
  if (delivery.kind === 'awaiting' && now >= delivery.deadline)
    return fail(delivery, { attempt: delivery.attempt, reason: delivery.missed }, now, policy);
  if (delivery.kind === 'resting' && now >= delivery.until)
    return send(delivery, delivery.attempt, delivery.reason, now, policy);
  return [delivery, []];
}

function send(
  { event, missed }: Identity,
  attempt: number,
  reason: FailureReason | undefined,
  now: number,
  policy: PolicyValues,
): DeliveryStep {
  const deadline = now + policy.ackDeadlineUs;
  return [
    { kind: 'awaiting', event, missed, attempt, deadline },
    [
      reason === undefined ? { kind: 'send', attempt } : { kind: 'send', attempt, reason },
      { kind: 'wake-at', at: deadline },
    ],
  ];
}

function acknowledge(
  delivery: Delivery,
  { attempt, link, status }: Extract<DeliveryInput, { kind: 'ack' }>,
  policy: PolicyValues,
): DeliveryStep {
  const { event, missed } = delivery;
  const fact = { kind: 'ack', event, attempt, link, ...(status === undefined ? {} : { status }) } as const;
  if (delivery.kind === 'acked') return [delivery, [saw({ ...fact, standing: 'duplicate' })]];
  if (delivery.kind === 'due') throw new Error(`Cannot take an ack of "${event}": it was never sent`);
  const inTime = delivery.kind === 'awaiting' && delivery.attempt === attempt;
  if (delivery.kind === 'abandoned' || (!inTime && !policy.lateAckSettles))
    return [delivery, [saw({ ...fact, standing: 'late' })]];
  const attempts = delivery.kind === 'awaiting' ? delivery.attempt + 1 : delivery.attempt;
  return [
    { kind: 'acked', event, missed, attempt },
    [
      saw({ ...fact, standing: inTime ? 'first' : 'late' }),
      saw({ kind: 'delivery-ended', event, outcome: 'acked', attempts }),
    ],
  ];
}

function fail(
  { event, missed }: Identity,
  {
    attempt,
    reason,
    status,
    detail,
    final = false,
  }: {
    readonly attempt: number;
    readonly reason: FailureReason;
    readonly status?: number;
    readonly detail?: string;
    readonly final?: boolean;
  },
  now: number,
  policy: PolicyValues,
): DeliveryStep {
  const failed = saw({
    kind: 'attempt-failed',
    event,
    attempt,
    reason,
    ...(status === undefined ? {} : { status }),
    ...(detail === undefined ? {} : { detail }),
  });
  const rest = final ? undefined : retryRests(policy)[attempt];
  if (rest === undefined) {
    const ended = saw({ kind: 'delivery-ended', event, outcome: 'abandoned', attempts: attempt + 1 });
    return [{ kind: 'abandoned', event, missed, attempts: attempt + 1 }, [failed, ended]];
  }
  const until = now + rest;
  return [
    { kind: 'resting', event, missed, attempt: attempt + 1, until, reason },
    [failed, { kind: 'wake-at', at: until }],
  ];
}

function saw(fact: SlackFact): DeliveryOutput {
  return { kind: 'saw', fact };
}
