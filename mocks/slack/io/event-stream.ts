/** What happens in the app's workspace: deliveries numbered from 0, each with its id and a timestamp of its own, the same over both transports. */

import { createEventLimit } from '../protocol/delivery/event-limit.ts';
import { keepAnswer } from '../protocol/delivery/keep-answer.ts';
import { letterWriter } from '../protocol/delivery/letter-writer.ts';
import type { Observe, PayloadName, SlackFact } from '../protocol/facts.ts';
import type { Letter } from '../protocol/letter.ts';
import { payloadKindNamed } from '../protocol/payloads/index.ts';
import type { Occasion } from '../protocol/payloads/payload-kind.ts';
import type { Random } from '../protocol/random.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { SlackMemory } from '../protocol/slack-memory.ts';
import { createSubscriptions } from '../protocol/delivery/subscriptions.ts';
import { useAnswer } from '../protocol/delivery/use-answer.ts';
import type { TransportRules } from '../protocol/delivery/transport-rules.ts';
import type { Carrier, Outcomes } from './carrier.ts';
import { createOccasions, type Said } from './occasions.ts';
import { startPump } from './pump.ts';
import { createSwitch } from './switch.ts';

export interface EventStream {
  /**
   * Raises the next delivery now and returns its id; `dueUs` is when it was to be raised, on the run's clock. Default kind:
   * `message`; `said`: what somebody types or presses, where that is not left to the mock; `gesture`: its number, where it is one of
   * the two events of a gesture.
   */
  raise(dueUs: number, kind?: PayloadName, said?: Said, gesture?: number): string;
}

export interface EventStreamOptions<C extends Carrier> {
  readonly rules: TransportRules;
  readonly policy: PolicyValues;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly observe: Observe;
  /** What the Web API remembers too. */
  readonly memory: SlackMemory;
  /** Where response_urls begin: the origin of the Web API's route. Asked at each command. */
  readonly responseUrlBase: () => string;
  /** What messages and mentions say, `{n}` standing for the number of each. Default: a text with `seq={n}`. */
  readonly text?: string | undefined;
  /** Shown each letter as it starts on its way, after the fact that it is due. */
  readonly show?: ((letter: Letter) => void) | undefined;
  readonly random: Random;
  /** False drops an ack as if it had never arrived (a fault). */
  readonly takesAck?: (event: string, attempt: number) => boolean;
  readonly carry: (outcomes: Outcomes) => C | Promise<C>;
}

/**
 * Deliveries to one app that are neither acknowledged nor given up, some 700 bytes each. More than Slack's 30,000 events an hour
 * make: it bounds what commands, or another `eventsPerWindow`, pile up for an app that takes nothing.
 */
const mostUnderWay = 50_000;

type DropReason = Extract<SlackFact, { kind: 'event-dropped' }>['why'];

/** What a Slack of either transport is started with, besides what only its transport has. */
export interface SlackOptions extends Pick<
  EventStreamOptions<Carrier>,
  'policy' | 'now' | 'observe' | 'memory' | 'responseUrlBase' | 'text' | 'show' | 'random'
> {}

export interface StartedStream<C extends Carrier> extends EventStream {
  readonly carrier: C;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  /** What would be delivered next, its number taken; whoever asks delivers it, or nobody does. */
  compose(kind: PayloadName): Letter;
  /** Discards the events raised until what it returns is called. */
  loseEvents(): () => void;
  /** The owner switches subscriptions on again. Nothing happens where they are on. */
  enableSubscriptions(): void;
  close(): Promise<void>;
}

export async function startEventStream<C extends Carrier>(options: EventStreamOptions<C>): Promise<StartedStream<C>> {
  const { rules, policy, now, memory } = options;
  const observe = noting(options.observe, memory);
  const write = letterWriter(rules, policy);
  const limit = createEventLimit(policy);
  const subscriptions = createSubscriptions(policy);
  const incident = createSwitch();
  const shown = showing(options.show);
  const occasions = createOccasions(options);
  const pump = await startPump({
    ...options,
    observe,
    watch: {
      maySend: (letter) => !letter.isRetried || subscriptions.isOn(),
      repeated: (event) => memory.answers.sentAgain(event, Date.now()),
      attempted(letter, isFailed) {
        if (!letter.isRetried || !rules.switchesOff) return;
        const off = subscriptions.attempted(isFailed, now());
        if (off) observe(off);
      },
      answered(letter, answer) {
        const use = useAnswer(letter, answer);
        if (use) observe(keepAnswer(letter, use, { memory, nowMs: Date.now() }));
      },
    },
  });

  function admits(event: string): boolean {
    const why = incident.isOn() ? 'lost' : subscriptions.isOn() ? undefined : 'subscriptions-off';
    if (why !== undefined) return drop(observe, event, why);
    subscriptions.raised(now());
    const verdict = limit.take(now());
    if (verdict === 'passes') return true;
    drop(observe, event, 'rate-limited');
    const notice = payloadKindNamed('app-rate-limited');
    if (verdict === 'dropped-with-notice') pump.raise(write(notice, occasions.next(notice)));
    return false;
  }

  return {
    carrier: pump.carrier,
    inFlight: pump.inFlight,
    close: pump.close,
    raise(dueUs, name = 'message', said = undefined, gesture = undefined) {
      const kind = payloadKindNamed(name);
      const occasion = occasions.occur(kind, said, gesture);
      const { id } = occasion;
      observe(dueFact(occasion, name, dueUs));
      if (kind.envelopeType === 'events_api' && !admits(id)) return id;
      if (pump.inFlight() >= mostUnderWay) drop(observe, id, 'too-many-under-way');
      else pump.raise(shown(write(kind, occasion)));
      return id;
    },
    compose: (kind) => write(payloadKindNamed(kind), occasions.occur(payloadKindNamed(kind))),
    loseEvents: incident.hold,
    enableSubscriptions() {
      if (subscriptions.enable()) observe({ kind: 'subscriptions-on' });
    },
  };
}

function dueFact({ id, n, variety = 'plain', gesture }: Occasion, name: PayloadName, due: number): SlackFact {
  return {
    kind: 'event-due',
    event: id,
    n,
    due,
    ...(name === 'message' ? {} : { payload: name }),
    ...(variety === 'plain' ? {} : { variety }),
    ...(gesture === undefined ? {} : { gesture }),
  };
}

/** What Slack gives up, no call of the app's answers any more. */
function noting(observe: Observe, { answers }: SlackMemory): Observe {
  return (fact) => {
    observe(fact);
    if ((fact.kind === 'delivery-ended' && fact.outcome === 'abandoned') || fact.kind === 'event-dropped')
      answers.abandoned(fact.event);
  };
}

function showing(show: (letter: Letter) => void = () => undefined): (letter: Letter) => Letter {
  return (letter) => {
    show(letter);
    return letter;
  };
}

function drop(observe: Observe, event: string, why: DropReason): false {
  observe({ kind: 'event-dropped', event, why });
  if (why === 'lost') observe({ kind: 'fault-met', fault: 'lose-events' });
  return false;
}
