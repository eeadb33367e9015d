/** The only interpreter of the delivery machines: applies inputs, sends what they want sent, keeps one timer. */

import { createOutbox, type Sending } from '../protocol/outbox.ts';
import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Carrier, Outcomes } from './carrier.ts';

export interface Pump<C extends Carrier> {
  readonly carrier: C;
  /** Starts the delivery of an event whose wrapper is `payload` (JSON). */
  raise(event: string, payload: string): void;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  close(): Promise<void>;
}

export async function startPump<C extends Carrier>(options: {
  readonly policy: PolicyValues;
  readonly missed: 'http_timeout' | 'timeout';
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  /** False drops an ack as if it had never arrived (a fault); it is told which attempt it was. */
  readonly takesAck?: (event: string, attempt: number) => boolean;
  readonly carry: (outcomes: Outcomes) => C | Promise<C>;
}): Promise<Pump<C>> {
  const { policy, missed, now, takesAck = () => true } = options;
  // Not a Map: the tables it outgrows link to each other, so that at this rate of coming and going a dead one keeps
  // alive what all later ones held, until a full collection.
  const payloads: Record<string, string> = Object.create(null);
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let isClosed = false;

  function observe(fact: Parameters<Observe>[0]): void {
    if (fact.kind === 'delivery-ended') delete payloads[fact.event];
    options.observe(fact);
  }

  const outbox = createOutbox({ policy, missed, observe });
  const carrier = await options.carry({
    ack(event, attempt, link, status) {
      if (!takesAck(event, attempt)) return observe({ kind: 'ack-dropped', event, attempt });
      const input = { kind: 'ack', attempt, link, ...(status === undefined ? {} : { status }) } as const;
      perform(outbox.input(event, input, now()) ?? []);
    },
    failure(event, attempt, failure) {
      perform(outbox.input(event, { kind: 'failure', attempt, ...failure }, now()) ?? []);
    },
  });

  function perform(sendings: readonly Sending[]): void {
    if (isClosed) return;
    for (const { event, attempt, reason } of sendings) {
      const payload = payloads[event];
      if (payload === undefined) throw new Error(`Cannot send attempt ${attempt} of "${event}": its payload is gone`);
      carrier.send(reason === undefined ? { event, attempt, payload } : { event, attempt, reason, payload });
    }
    schedule();
  }

  function schedule(): void {
    const at = outbox.nextWake();
    // A timer that fires too early only asks again; moving it at every ack would cost more.
    if (at === undefined || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(wake, Math.max(0, (at - now()) / 1_000));
  }

  function wake(): void {
    timerAt = Number.POSITIVE_INFINITY;
    perform(outbox.wake(now()));
  }

  return {
    carrier,
    raise(event, payload) {
      payloads[event] = payload;
      perform(outbox.start(event, now()));
    },
    inFlight: () => outbox.inFlight(),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await carrier.close();
    },
  };
}
