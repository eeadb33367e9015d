/** The only interpreter of the delivery machines: applies inputs, sends what they want sent, keeps one timer. */

import type { Letter } from '../protocol/letter.ts';
import { createOutbox, type Sending } from '../protocol/delivery/outbox.ts';
import type { Observe } from '../protocol/facts.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { Wire } from '../protocol/delivery/wire.ts';
import type { Carrier, Outcomes } from './carrier.ts';

export interface Pump<C extends Carrier> {
  readonly carrier: C;
  /** Starts a delivery. */
  raise(letter: Letter): void;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  close(): Promise<void>;
}

/** What the pump asks and tells of the letters it carries. */
export interface PumpWatch {
  /** False: the attempt is not sent, its delivery is given up. */
  maySend(letter: Letter): boolean;
  /** An attempt failed or was acknowledged in time. */
  attempted(letter: Letter, isFailed: boolean): void;
  /** What came with the ack that settled a delivery in time. */
  answered(letter: Letter, answer: unknown): void;
}

export async function startPump<C extends Carrier>(options: {
  readonly policy: PolicyValues;
  readonly wire: Wire;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  readonly watch: PumpWatch;
  /** False drops an ack as if it had never arrived (a fault); it is told which attempt it was. */
  readonly takesAck?: (event: string, attempt: number) => boolean;
  readonly carry: (outcomes: Outcomes) => C | Promise<C>;
}): Promise<Pump<C>> {
  const { policy, wire, now, watch, takesAck = () => true } = options;
  // Not a Map: the tables it outgrows link to each other, so that at this rate of coming and going a dead one keeps
  // alive what all later ones held, until a full collection.
  const letters: Record<string, Letter> = Object.create(null);
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let isClosed = false;
  let lastAckedInTime: string | undefined;

  function observe(fact: Parameters<Observe>[0]): void {
    options.observe(fact);
    if (fact.kind === 'delivery-ended') delete letters[fact.event];
    else if (fact.kind === 'attempt-failed') attempted(fact.event, true);
    else if (fact.kind === 'ack' && fact.standing === 'first') {
      lastAckedInTime = fact.event;
      attempted(fact.event, false);
    }
  }

  function attempted(event: string, isFailed: boolean): void {
    const letter = letters[event];
    if (letter) watch.attempted(letter, isFailed);
  }

  const outbox = createOutbox({ policy, wire, observe });
  const carrier = await options.carry({
    ack(event, attempt, link, { status, answer } = {}) {
      if (!takesAck(event, attempt)) return observe({ kind: 'ack-dropped', event, attempt });
      const input = { kind: 'ack', attempt, link, ...(status === undefined ? {} : { status }) } as const;
      const letter = letters[event];
      lastAckedInTime = undefined;
      const sendings = outbox.input(event, input, now()) ?? [];
      if (letter && answer !== undefined && lastAckedInTime === event) watch.answered(letter, answer);
      perform(sendings);
    },
    failure(event, attempt, failure) {
      perform(outbox.input(event, { kind: 'failure', attempt, ...failure }, now()) ?? []);
    },
  });

  function perform(sendings: readonly Sending[]): void {
    if (isClosed) return;
    for (const { event, attempt, reason } of sendings) {
      const letter = letters[event];
      if (letter === undefined) throw new Error(`Cannot send attempt ${attempt} of "${event}": its letter is gone`);
      if (!watch.maySend(letter)) outbox.input(event, { kind: 'drop', why: 'subscriptions-off' }, now());
      else carrier.send(reason === undefined ? { event, attempt, letter } : { event, attempt, reason, letter });
    }
    schedule();
  }

  function schedule(): void {
    const at = outbox.nextWake();
    // A timer that fires too early only asks again; moving it at every ack would cost more.
    if (at === undefined || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(wake, Math.min(Math.max(0, (at - now()) / 1_000), longestTimerMs));
  }

  function wake(): void {
    timerAt = Number.POSITIVE_INFINITY;
    perform(outbox.wake(now()));
  }

  return {
    carrier,
    raise(letter) {
      letters[letter.id] = letter;
      perform(outbox.start(letter, now()));
    },
    inFlight: () => outbox.inFlight(),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await carrier.close();
    },
  };
}

/** Node fires a timer of more than 2³¹ ms at once. */
const longestTimerMs = 2_000_000_000;
