/** What became of each event: its attempts, their acks, and what the app and the person behind it said. Pure. */

import {
  interactionNames,
  type EffectKind,
  type FailureReason,
  type PayloadName,
  type SlackFact,
  type VarietyName,
} from '../../mocks/slack/protocol/facts.ts';
import { type Micros, us } from '../base/units.ts';
import type { Draft, Fold } from './fold.ts';

export interface Attempt {
  readonly attempt: number;
  readonly sentAt: Micros;
  readonly link: string;
  readonly host: string;
  readonly failedAt?: Micros;
  readonly reason?: FailureReason;
  /** HTTP status of a failure, where there was one. */
  readonly status?: number;
  /** HTTP: the status of an answer that had begun and not ended at the deadline. */
  readonly unendedStatus?: number;
  /** HTTP: its first connection, kept since an earlier request, ended under it. */
  readonly repeatedAt?: Micros;
  /** The answer told Slack not to try again. */
  readonly forbidsRetries?: true;
  /** In time or late; an ack that a fault dropped is in `ackDroppedAt`. */
  readonly ackedAt?: Micros;
  /** The link of its ack. */
  readonly ackedOn?: string;
  readonly ackDroppedAt?: Micros;
}

/** What Slack, or a command of the user's, saw of the app's work on an event. */
export interface EffectRecord {
  readonly at: Micros;
  /** `ack`: the ack brought an answer that Slack used. */
  readonly by: EffectKind | 'ack';
  /** What was shown; the same one twice is the same answer twice. */
  readonly text: string;
}

export interface Delivery {
  readonly event: string;
  readonly n: number;
  readonly dueAt: Micros;
  readonly raisedAt: Micros;
  readonly attempts: readonly Attempt[];
  /** First ack of any attempt. */
  readonly ackedAt?: Micros;
  /** When the app handled the event, as it says or as was seen (`reporting.ts`); more than one: handled more than once. */
  readonly handledAt: readonly Micros[];
  readonly effects: readonly EffectRecord[];
  /** When the app read its message in the history of its channel. */
  readonly fetchedAt?: Micros;
  /** A call of the app's answered this one or another one, and did not show which. */
  readonly mayBeAnswered?: boolean;
  /** That nothing was said or seen of it does not mean that the app did nothing. */
  readonly isSilenceUnclear?: boolean;
  readonly outcome?: 'acked' | 'abandoned';
  /** Slack did not send it (again), and why. */
  readonly dropped?: Extract<SlackFact, { readonly kind: 'event-dropped' }>['why'];
  /** The link of somebody else on which it was sent: no event of the app's. */
  readonly takenBy?: string;
  /** What was raised. */
  readonly payload: PayloadName;
  /** How a message is written. */
  readonly variety: VarietyName;
  /** The first event of the same gesture, where Slack sends two. */
  readonly gesture?: string;
  /** What the person saw who waited for the answer, where it failed. */
  readonly userError?: 'operation_timeout' | 'dispatch_failed';
}

interface DeliveryDraft extends Draft<Omit<Delivery, 'attempts' | 'handledAt' | 'effects'>> {
  attempts: Draft<Attempt>[];
  effects: EffectRecord[];
  handledAt: Micros[];
}

export interface Deliveries {
  /** In the order raised. */
  readonly byEvent: Map<string, DeliveryDraft>;
  raised: number;
  /** By the timestamp of its message, where the app fetched it: there it knows an event by nothing else. */
  readonly fetched: Map<string, string>;
  /** Links with the app's token that are not the app's. */
  readonly strangers: Set<string>;
  /** The app said at least once what it handled. */
  reportsHandled: boolean;
}

export const deliveries = {
  empty: (): Deliveries => ({
    byEvent: new Map(),
    raised: 0,
    fetched: new Map(),
    strangers: new Set(),
    reportsHandled: false,
  }),
  steps: {
    'event-due'(state, { event, n, due, payload = 'message', variety = 'plain', gesture, at }) {
      state.raised += 1;
      state.byEvent.set(event, {
        event,
        n,
        dueAt: us(due),
        raisedAt: at,
        attempts: [],
        handledAt: [],
        effects: [],
        payload,
        variety,
        ...(gesture === undefined ? {} : { gesture }),
      });
    },
    'stranger-began'({ strangers }, { link }) {
      strangers.add(link);
    },
    'attempt-sent'({ byEvent, strangers }, { event, attempt, link, host, at }) {
      const delivery = byEvent.get(event);
      if (!delivery) return;
      delivery.attempts = withOne(delivery.attempts, { attempt, link, host, sentAt: at });
      if (strangers.has(link)) delivery.takenBy = link;
    },
    'attempt-failed'({ byEvent }, { event, attempt, reason, status, forbidsRetries, at }) {
      const delivery = byEvent.get(event);
      const sent = attemptOf(delivery, attempt);
      const failure = {
        failedAt: at,
        reason,
        ...(status === undefined ? {} : { status }),
        ...(forbidsRetries ? { forbidsRetries } : {}),
      };
      if (sent) Object.assign(sent, failure);
      // One that found no link was never sent; it is kept all the same, as one that failed when it was due.
      else if (delivery)
        delivery.attempts = withOne(delivery.attempts, { attempt, sentAt: at, link: '', host: '', ...failure });
    },
    ack({ byEvent }, { event, attempt, link, at }) {
      const delivery = byEvent.get(event);
      if (!delivery) return;
      delivery.ackedAt ??= at;
      const acked = attemptOf(delivery, attempt);
      if (!acked || acked.ackedAt !== undefined) return;
      acked.ackedAt = at;
      acked.ackedOn = link;
    },
    'answer-unended'({ byEvent }, { event, attempt, status }) {
      const sent = attemptOf(byEvent.get(event), attempt);
      if (sent) sent.unendedStatus = status;
    },
    'request-repeated'({ byEvent }, { event, attempt, at }) {
      const sent = attemptOf(byEvent.get(event), attempt);
      if (sent) sent.repeatedAt = at;
    },
    'ack-dropped'({ byEvent }, { event, attempt, at }) {
      const ignored = attemptOf(byEvent.get(event), attempt);
      if (ignored) ignored.ackDroppedAt = at;
    },
    'delivery-ended'({ byEvent }, { event, outcome }) {
      const delivery = byEvent.get(event);
      if (delivery) delivery.outcome = outcome;
    },
    'event-dropped'({ byEvent }, { event, why }) {
      const delivery = byEvent.get(event);
      if (delivery) Object.assign(delivery, { outcome: 'abandoned', dropped: why });
    },
    handled(state, { event, at }) {
      state.reportsHandled = true;
      const delivery = state.byEvent.get(event) ?? state.byEvent.get(state.fetched.get(event) ?? '');
      if (delivery) delivery.handledAt = withOne(delivery.handledAt, at);
    },
    fetched({ byEvent, fetched }, { event, ts, at }) {
      const delivery = byEvent.get(event);
      if (!delivery) return;
      delivery.fetchedAt = at;
      if (!fetched.has(ts)) fetched.set(ts, event);
    },
    effect({ byEvent }, { event, by, text = '', at }) {
      const delivery = byEvent.get(event);
      if (delivery) delivery.effects = withOne(delivery.effects, { at, by, text });
    },
    'answer-used'({ byEvent }, { event, as, text = '', at }) {
      const delivery = byEvent.get(event);
      if (delivery && as !== 'ignored' && as !== 'broken')
        delivery.effects = withOne(delivery.effects, { at, by: 'ack', text });
    },
    'api-called'({ byEvent }, { mayAnswer = [] }) {
      for (const event of mayAnswer) {
        const delivery = byEvent.get(event);
        if (delivery) delivery.mayBeAnswered = true;
      }
    },
    'user-saw-error'({ byEvent }, { event, error }) {
      const delivery = byEvent.get(event);
      if (delivery) delivery.userError ??= error;
    },
  },
} satisfies Fold<Deliveries>;

/** The list and one more. At the first `push` V8 makes room for seventeen, and most events have one of each. */
function withOne<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

function attemptOf(delivery: DeliveryDraft | undefined, attempt: number): Draft<Attempt> | undefined {
  return delivery?.attempts.find((each) => each.attempt === attempt);
}

/** Over HTTP commands and interactions are forms, and events are JSON. */
export function isForm({ payload }: Pick<Delivery, 'payload'>): boolean {
  return (interactionNames as readonly PayloadName[]).includes(payload);
}

/**
 * What became of an event. `unknown`: the run ended before the delivery did. An app that does not say what it handled is
 * believed to have handled what it acknowledged.
 */
export type Fate = 'handled' | 'lost' | 'unknown';

export function fateOf(
  { handledAt, ackedAt, outcome, isSilenceUnclear = false }: Delivery,
  { reportsHandled }: { readonly reportsHandled: boolean },
): Fate {
  if (handledAt.length > 0) return 'handled';
  if (ackedAt !== undefined) return reportsHandled && !isSilenceUnclear ? 'lost' : 'handled';
  return outcome === 'abandoned' ? 'lost' : 'unknown';
}
