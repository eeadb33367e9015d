/** Slack's deliveries in virtual time: the outbox with its limits, between what is raised and the transport that carries it. */

import { createEventLimit } from '../../mocks/slack/protocol/delivery/event-limit.ts';
import { createOutbox } from '../../mocks/slack/protocol/delivery/outbox.ts';
import { createSubscriptions } from '../../mocks/slack/protocol/delivery/subscriptions.ts';
import type { TransportRules } from '../../mocks/slack/protocol/delivery/transport-rules.ts';
import type { FailureReason, Observe } from '../../mocks/slack/protocol/facts.ts';
import type { Letter, Parcel } from '../../mocks/slack/protocol/letter.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Agenda } from './agenda.ts';

export interface ModelEvents {
  raise(dueUs: number): void;
  acked(parcel: Parcel, link: string, status?: number): void;
  failed(parcel: Parcel, failure: { readonly reason: FailureReason; readonly status?: number }): void;
  /** Neither acknowledged nor given up. */
  inFlight(): number;
  dropFirstAcks(): () => void;
  loseEvents(): () => void;
  enableSubscriptions(): void;
}

export interface ModelEventsOptions {
  readonly agenda: Agenda;
  readonly policy: PolicyValues;
  readonly rules: TransportRules;
  readonly observe: Observe;
  readonly carry: (parcel: Parcel) => void;
}

export function createModelEvents({ agenda, policy, rules, observe, carry }: ModelEventsOptions): ModelEvents {
  const limit = createEventLimit(policy);
  const subscriptions = createSubscriptions(policy);
  const faults = { dropsFirstAcks: false, losesEvents: false };
  let raised = 0;
  let takeBack = (): void => {};
  let wakesAtUs = Number.POSITIVE_INFINITY;

  const outbox = createOutbox({
    policy,
    rules,
    observe,
    attempted(_, isFailed) {
      const off = rules.switchesOff ? subscriptions.attempted(isFailed, agenda.now()) : undefined;
      if (off) observe(off);
    },
  });

  function perform(parcels: readonly Parcel[]): void {
    for (const parcel of parcels)
      if (subscriptions.isOn()) carry(parcel);
      else outbox.input(parcel.delivery, { kind: 'drop', why: 'subscriptions-off' }, agenda.now());
    const atUs = outbox.nextWake();
    if (atUs === undefined || atUs >= wakesAtUs) return;
    takeBack();
    wakesAtUs = atUs;
    takeBack = agenda.at(atUs, () => {
      wakesAtUs = Number.POSITIVE_INFINITY;
      perform(outbox.wake(agenda.now()));
    });
  }

  function objection(): 'lost' | 'subscriptions-off' | 'rate-limited' | undefined {
    if (faults.losesEvents) return 'lost';
    if (!subscriptions.isOn()) return 'subscriptions-off';
    subscriptions.raised(agenda.now());
    return limit.take(agenda.now()) === 'passes' ? undefined : 'rate-limited';
  }

  function lasting(fault: keyof typeof faults): () => () => void {
    return () => {
      faults[fault] = true;
      return () => {
        faults[fault] = false;
      };
    };
  }

  return {
    inFlight: outbox.inFlight,
    raise(due) {
      const event = `Ev${raised}`;
      observe({ kind: 'event-due', event, n: raised, due });
      raised += 1;
      const why = objection();
      if (why === undefined) return perform(outbox.start(letterOf(event, policy), agenda.now()));
      observe({ kind: 'event-dropped', event, why });
      if (why === 'lost') observe({ kind: 'fault-met', fault: 'lose-events' });
    },
    acked({ delivery, event, attempt }, link, status) {
      if (faults.dropsFirstAcks && attempt === 0) return observe({ kind: 'ack-dropped', event, attempt });
      const input = { kind: 'ack', attempt, link, ...(status === undefined ? {} : { status }) } as const;
      perform(outbox.input(delivery, input, agenda.now()).parcels);
    },
    failed({ delivery, attempt }, failure) {
      perform(outbox.input(delivery, { kind: 'failure', attempt, ...failure }, agenda.now()).parcels);
    },
    dropFirstAcks: lasting('dropsFirstAcks'),
    loseEvents: lasting('losesEvents'),
    enableSubscriptions() {
      if (subscriptions.enable()) observe({ kind: 'subscriptions-on' });
    },
  };
}

/** A message event, with no more in it than an app of the model reads. */
function letterOf(id: string, policy: PolicyValues): Letter {
  return {
    id,
    kind: 'message',
    channel: 'C1',
    body: `{"type":"event_callback","event_id":"${id}"}`,
    isForm: false,
    envelopeType: 'events_api',
    acceptsPayload: false,
    isRetried: true,
    deadlineUs: policy.ackDeadlineUs,
  };
}
