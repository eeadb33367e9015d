/**
 * The life of one event, the same for both transports.
 *
 *       start               wake            ack
 *     due ───► propagating ─────► awaiting ─────────────► acked
 *      │                           ▲ ▲  │ failure, deadline
 *      └── where nothing delays ───┘ │  ▼            no retry left, final, dropped
 *                               wake resting ───────────────────────────────────► abandoned
 *
 * Pure: `now` comes in, the next wake-up goes out. A timeout is not a no: a late ack still settles the event
 * (policy `lateAckSettles`). What a person waits for is tried once, and its failure is shown to the person.
 */

import type { FailureReason, SlackFact } from '../facts.ts';
import { type PolicyValues, retryRests } from '../policy.ts';

/** What holds for all deliveries of one kind over one transport. */
export interface Terms {
  /** What Slack calls a missed deadline: `http_timeout` over HTTP, `timeout` over Socket Mode. */
  readonly missed: 'http_timeout' | 'timeout';
  /** False: one attempt, and a person who sees that it failed. */
  readonly isRetried: boolean;
  /** For the ack of one attempt. */
  readonly deadlineUs: number;
  /** From the start to the first attempt. */
  readonly propagationUs: number;
}

interface Identity {
  readonly event: string;
  readonly terms: Terms;
}

export type Delivery = Underway | Settled;

export type Settled = { readonly event: string } & (
  | { readonly kind: 'acked'; readonly attempt: number }
  | { readonly kind: 'abandoned'; readonly attempts: number }
);

type Underway = Identity &
  (
    | { readonly kind: 'due' }
    | { readonly kind: 'propagating'; readonly untilUs: number }
    | { readonly kind: 'awaiting'; readonly attempt: number; readonly missedAtUs: number; readonly firstAtUs: number }
    | {
        readonly kind: 'resting';
        readonly attempt: number;
        readonly untilUs: number;
        readonly reason: FailureReason;
        readonly firstAtUs: number;
      }
  );

type DropReason = Extract<SlackFact, { kind: 'event-dropped' }>['why'];

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
  /** Slack gives it up, also an attempt that it has not sent yet. */
  | { readonly kind: 'drop'; readonly why: DropReason }
  | { readonly kind: 'wake' };

export type DeliveryOutput =
  | { readonly kind: 'send'; readonly attempt: number; readonly reason?: FailureReason }
  | { readonly kind: 'wake-at'; readonly atUs: number }
  | { readonly kind: 'observed'; readonly fact: SlackFact };

export type DeliveryStep = readonly [Delivery, readonly DeliveryOutput[]];

export function due(event: string, terms: Terms): Underway {
  return { kind: 'due', event, terms };
}

export function isSettled(delivery: Delivery): delivery is Settled {
  return delivery.kind === 'acked' || delivery.kind === 'abandoned';
}

export function step(delivery: Delivery, input: DeliveryInput, nowUs: number, policy: PolicyValues): DeliveryStep {
  // However late the timer is: what comes after the deadline finds it missed.
  if (input.kind !== 'wake' && delivery.kind === 'awaiting' && nowUs > delivery.missedAtUs) {
    const [missed, first] = wake(delivery, nowUs, policy);
    const [next, second] = step(missed, input, nowUs, policy);
    return [next, [...first, ...second]];
  }
  switch (input.kind) {
    case 'start':
      return delivery.kind === 'due' ? start(delivery, nowUs) : [delivery, []];
    case 'ack':
      return acknowledge(delivery, input, policy);
    case 'failure':
      return delivery.kind === 'awaiting' && delivery.attempt === input.attempt
        ? fail(delivery, input, nowUs, policy)
        : [delivery, []];
    case 'drop':
      return drop(delivery, input.why);
    case 'wake':
      return wake(delivery, nowUs, policy);
    default:
      return input satisfies never;
  }
}

function start({ event, terms }: Identity, nowUs: number): DeliveryStep {
  const untilUs = nowUs + terms.propagationUs;
  if (terms.propagationUs === 0) return send({ event, terms }, { attempt: 0, firstAtUs: nowUs }, nowUs);
  return [{ kind: 'propagating', event, terms, untilUs }, [{ kind: 'wake-at', atUs: untilUs }]];
}

function wake(delivery: Delivery, nowUs: number, policy: PolicyValues): DeliveryStep {
  if (delivery.kind === 'awaiting' && nowUs >= delivery.missedAtUs)
    return fail(delivery, { attempt: delivery.attempt, reason: delivery.terms.missed }, nowUs, policy);
  if (delivery.kind === 'resting' && nowUs >= delivery.untilUs) return send(delivery, delivery, nowUs);
  if (delivery.kind === 'propagating' && nowUs >= delivery.untilUs)
    return send(delivery, { attempt: 0, firstAtUs: nowUs }, nowUs);
  return [delivery, []];
}

function send(
  { event, terms }: Identity,
  {
    attempt,
    firstAtUs,
    reason,
  }: { readonly attempt: number; readonly firstAtUs: number; readonly reason?: FailureReason },
  nowUs: number,
): DeliveryStep {
  const missedAtUs = nowUs + terms.deadlineUs;
  return [
    { kind: 'awaiting', event, terms, attempt, missedAtUs, firstAtUs },
    [
      reason === undefined ? { kind: 'send', attempt } : { kind: 'send', attempt, reason },
      { kind: 'wake-at', atUs: missedAtUs },
    ],
  ];
}

function acknowledge(
  delivery: Delivery,
  { attempt, link, status }: Extract<DeliveryInput, { kind: 'ack' }>,
  policy: PolicyValues,
): DeliveryStep {
  const { event } = delivery;
  const fact = { kind: 'ack', event, attempt, link, ...(status === undefined ? {} : { status }) } as const;
  if (delivery.kind === 'acked') return [delivery, [observed({ ...fact, standing: 'duplicate' })]];
  if (delivery.kind === 'due' || delivery.kind === 'propagating')
    throw new Error(`Cannot take an ack of "${event}": it was never sent`);
  const inTime = delivery.kind === 'awaiting' && delivery.attempt === attempt;
  if (delivery.kind === 'abandoned' || (!inTime && !policy.lateAckSettles))
    return [delivery, [observed({ ...fact, standing: 'late' })]];
  const attempts = delivery.kind === 'awaiting' ? delivery.attempt + 1 : delivery.attempt;
  return [
    { kind: 'acked', event, attempt },
    [
      observed({ ...fact, standing: inTime ? 'first' : 'late' }),
      observed({ kind: 'delivery-ended', event, outcome: 'acked', attempts }),
    ],
  ];
}

interface Failed {
  readonly attempt: number;
  readonly reason: FailureReason;
  readonly status?: number;
  readonly detail?: string;
  readonly final?: boolean;
}

function fail(
  { event, terms, firstAtUs }: Identity & { readonly firstAtUs: number },
  { attempt, reason, status, detail, final = false }: Failed,
  nowUs: number,
  policy: PolicyValues,
): DeliveryStep {
  const failed = observed({
    kind: 'attempt-failed',
    event,
    attempt,
    reason,
    ...(status === undefined ? {} : { status }),
    ...(detail === undefined ? {} : { detail }),
    ...(final && terms.isRetried ? { forbidsRetries: true } : {}),
  });
  if (reason === 'no_link' && attempt === 0 && terms.isRetried && policy.eventsWithoutLinks === 'dropped') {
    const [dropped, facts] = drop({ kind: 'propagating', event, terms, untilUs: nowUs }, 'no-link');
    return [dropped, [failed, ...facts]];
  }
  const untilUs = final || !terms.isRetried ? undefined : retryAt({ attempt, firstAtUs, failedAtUs: nowUs }, policy);
  if (untilUs !== undefined)
    return [
      { kind: 'resting', event, terms, attempt: attempt + 1, untilUs, reason, firstAtUs },
      [failed, { kind: 'wake-at', atUs: untilUs }],
    ];
  const ended = observed({ kind: 'delivery-ended', event, outcome: 'abandoned', attempts: attempt + 1 });
  const abandoned = { kind: 'abandoned', event, attempts: attempt + 1 } as const;
  if (terms.isRetried) return [abandoned, [failed, ended]];
  const error = reason === terms.missed ? 'operation_timeout' : 'dispatch_failed';
  return [abandoned, [failed, observed({ kind: 'user-saw-error', event, error }), ended]];
}

/** When the attempt after this failed one is due; undefined where there is none. */
function retryAt(
  {
    attempt,
    firstAtUs,
    failedAtUs,
  }: { readonly attempt: number; readonly firstAtUs: number; readonly failedAtUs: number },
  policy: PolicyValues,
): number | undefined {
  const rest = retryRests(policy)[attempt];
  if (rest !== undefined)
    return policy.retriesCountFrom === 'failure' ? failedAtUs + rest : Math.max(failedAtUs, firstAtUs + rest);
  const delayed = policy.delayedEvents && attempt < retryRests(policy).length + policy.delayedEventsAttempts;
  return delayed ? failedAtUs + policy.delayedEventsEveryUs : undefined;
}

function drop(delivery: Delivery, why: DropReason): DeliveryStep {
  if (isSettled(delivery)) return [delivery, []];
  const { event } = delivery;
  const attempts = 'attempt' in delivery ? delivery.attempt : 0;
  return [
    { kind: 'abandoned', event, attempts },
    [
      observed({ kind: 'event-dropped', event, why }),
      observed({ kind: 'delivery-ended', event, outcome: 'abandoned', attempts }),
    ],
  ];
}

function observed(fact: SlackFact): DeliveryOutput {
  return { kind: 'observed', fact };
}
