/** What happens in the app's workspace: deliveries numbered from 0, each with its id and a timestamp of its own, the same over both transports. */

import { createEventLimit } from '../protocol/delivery/event-limit.ts';
import { keepAnswer } from '../protocol/delivery/keep-answer.ts';
import { letterWriter } from '../protocol/delivery/letter-writer.ts';
import type { Observe, PayloadName } from '../protocol/facts.ts';
import { deliveryId } from '../protocol/payloads/delivery-id.ts';
import { payloadKindNamed } from '../protocol/payloads/index.ts';
import type { Occasion, PayloadKind } from '../protocol/payloads/payload-kind.ts';
import type { PolicyValues } from '../protocol/policy.ts';
import type { SlackMemory } from '../protocol/slack-memory.ts';
import { createSubscriptions } from '../protocol/delivery/subscriptions.ts';
import { useAnswer } from '../protocol/delivery/use-answer.ts';
import type { TransportRules } from '../protocol/delivery/transport-rules.ts';
import { workspace } from '../protocol/workspace.ts';
import type { Carrier, Outcomes } from './carrier.ts';
import { startPump } from './pump.ts';
import { createSwitch } from './switch.ts';

export interface EventStream {
  /**
   * Raises the next delivery now and returns its id; `due` is when it was to be raised (µs on the run's clock). Default kind:
   * `message`.
   */
  raise(due: number, kind?: PayloadName): string;
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
  /** False drops an ack as if it had never arrived (a fault). */
  readonly takesAck?: (event: string, attempt: number) => boolean;
  readonly carry: (outcomes: Outcomes) => C | Promise<C>;
}

export interface StartedStream<C extends Carrier> extends EventStream {
  readonly carrier: C;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  /** Discards the events raised until what it returns is called. */
  loseEvents(): () => void;
  /** The owner switches subscriptions on again. Nothing happens where they are on. */
  enableSubscriptions(): void;
  close(): Promise<void>;
}

export async function startEventStream<C extends Carrier>(options: EventStreamOptions<C>): Promise<StartedStream<C>> {
  const { rules, policy, now, observe, memory, responseUrlBase, takesAck, carry } = options;
  const write = letterWriter(rules, policy);
  const limit = createEventLimit(policy);
  const subscriptions = createSubscriptions(policy);
  const incident = createSwitch();
  let next = 0;

  const pump = await startPump({
    policy,
    rules,
    now,
    observe,
    watch: {
      maySend: (letter) => !letter.isRetried || subscriptions.isOn(),
      attempted(letter, isFailed) {
        if (!letter.isRetried || !rules.switchesOff) return;
        const off = subscriptions.attempted(isFailed, now());
        if (off) observe(off);
      },
      answered({ id, ...letter }, answer) {
        const use = useAnswer(letter, answer);
        if (use) observe(keepAnswer(id, use, { memory, nowMs: Date.now() }));
      },
    },
    ...(takesAck === undefined ? {} : { takesAck }),
    carry,
  });

  function occasionOf(kind: PayloadKind): Occasion {
    const n = next;
    next += 1;
    // Slack's timestamps are wall clock; the last six digits keep two deliveries of one second apart.
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(n % 1_000_000).padStart(6, '0')}`;
    const id = deliveryId(kind, n, ts);
    const responseUrl = kind.responds === undefined ? '' : new URL(responsePath(kind, n), responseUrlBase()).href;
    return { id, n, ts, responseUrl };
  }

  /** What an app may do with a command or interaction, Slack knows before the app hears of it. */
  function remember(kind: PayloadKind, occasion: Occasion): void {
    const nowMs = Date.now();
    const view = kind.view?.(occasion);
    const message = kind.message?.(occasion);
    if (view) memory.storeView(view);
    if (message) memory.store(workspace.channel, message);
    if (kind.naming === 'trigger') memory.issueTrigger(occasion.id, nowMs, view?.id);
    if (kind.responds !== undefined) {
      const origin = { channel: workspace.channel, ...(message ? { ts: message.ts } : {}) };
      memory.issueResponseUrl(responsePath(kind, occasion.n), nowMs, origin);
    }
  }

  /** False where Slack drops the event. */
  function admits(event: string): boolean {
    if (incident.isOn()) {
      observe({ kind: 'event-dropped', event, why: 'lost' });
      return false;
    }
    if (!subscriptions.isOn()) {
      observe({ kind: 'event-dropped', event, why: 'subscriptions-off' });
      return false;
    }
    subscriptions.raised(now());
    const standing = limit.take(now());
    if (standing === 'passes') return true;
    observe({ kind: 'event-dropped', event, why: 'rate-limited' });
    if (standing === 'dropped-and-told') {
      const notice = payloadKindNamed('app-rate-limited');
      pump.raise(write(notice, occasionOf(notice)));
    }
    return false;
  }

  return {
    carrier: pump.carrier,
    inFlight: pump.inFlight,
    close: pump.close,
    raise(due, name = 'message') {
      const kind = payloadKindNamed(name);
      const occasion = occasionOf(kind);
      const { id, n } = occasion;
      observe({ kind: 'event-due', event: id, n, due, ...(name === 'message' ? {} : { payload: name }) });
      if (kind.envelopeType !== 'events_api') remember(kind, occasion);
      else if (!admits(id)) return id;
      pump.raise(write(kind, occasion));
      return id;
    },
    loseEvents: incident.hold,
    enableSubscriptions() {
      if (subscriptions.enable()) observe({ kind: 'subscriptions-on' });
    },
  };
}

function responsePath({ responds }: PayloadKind, n: number): string {
  return `/${responds}/${workspace.team}/${n}/${n.toString(16).padStart(24, '0')}`;
}
