/** Between the outbox, which decides, and a carrier, which sends: applies what comes in, carries what is to leave, keeps one timer. */

import { createOutbox } from '../protocol/delivery/outbox.ts';
import type { TransportRules } from '../protocol/delivery/transport-rules.ts';
import type { Observe } from '../protocol/facts.ts';
import type { Letter, Parcel } from '../protocol/letter.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import { createAlarm } from './alarm.ts';
import type { Carrier, Outcomes } from './carrier.ts';

export interface Pump<C extends Carrier> {
  readonly carrier: C;
  /** Starts a delivery. */
  raise(letter: Letter): void;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  close(): Promise<void>;
}

export interface PumpOptions<C extends Carrier> {
  readonly policy: PolicyValues;
  readonly rules: TransportRules;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly watch: PumpWatch;
  /** False drops an ack as if it had never arrived (a fault). */
  readonly takesAck?: (event: string, attempt: number) => boolean;
  readonly carry: (outcomes: Outcomes) => C | Promise<C>;
}

/** What depends on the letters that are carried. */
export interface PumpWatch {
  /** False: the attempt is not sent, its delivery is given up. */
  maySend(letter: Letter): boolean;
  /** An attempt after the first one leaves. */
  repeated(event: string): void;
  /** An attempt failed or was acknowledged in time. */
  attempted(letter: Letter, isFailed: boolean): void;
  /** What came with the ack that settled a delivery in time. */
  answered(letter: Letter, answer: unknown): void;
}

export async function startPump<C extends Carrier>(options: PumpOptions<C>): Promise<Pump<C>> {
  const { policy, rules, now, observe, watch, takesAck = () => true } = options;
  const outbox = createOutbox({ policy, rules, observe, attempted: watch.attempted });
  const alarm = createAlarm({ now, ring: () => perform(outbox.wake(now())) });
  let isClosed = false;

  const carrier = await options.carry({
    ack({ delivery, event, attempt }, link, { status, answer } = {}) {
      if (!takesAck(event, attempt)) return observe({ kind: 'ack-dropped', event, attempt });
      const input = { kind: 'ack', attempt, link, ...(status === undefined ? {} : { status }) } as const;
      const { ack, letter, parcels } = outbox.input(delivery, input, now());
      if (ack === 'first' && letter && answer !== undefined) watch.answered(letter, answer);
      perform(parcels);
    },
    failure({ delivery, attempt }, failure) {
      perform(outbox.input(delivery, { kind: 'failure', attempt, ...failure }, now()).parcels);
    },
  });

  function perform(parcels: readonly Parcel[]): void {
    if (isClosed) return;
    for (const parcel of parcels) {
      if (watch.maySend(parcel.letter)) {
        if (parcel.attempt > 0) watch.repeated(parcel.event);
        carrier.send(parcel);
      } else outbox.input(parcel.delivery, { kind: 'drop', why: 'subscriptions-off' }, now());
    }
    const atUs = outbox.nextWake();
    // An alarm that rings too early only asks again; moving it at every ack would cost more.
    if (atUs !== undefined && atUs < alarm.atUs()) alarm.set(atUs);
  }

  return {
    carrier,
    raise: (letter) => perform(outbox.start(letter, now())),
    inFlight: outbox.inFlight,
    async close() {
      isClosed = true;
      alarm.clear();
      await carrier.close();
    },
  };
}
