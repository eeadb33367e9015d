/** From an occasion to what travels: JSON, a form, or a form around JSON (slack-protocol.md §1.4, §2.7). */

import type { Letter } from '../letter.ts';
import { eventWriter } from './event-writer.ts';
import type { Occasion, PayloadKind } from '../payloads/payload-kind.ts';
import type { PolicyValues } from '../policy.ts';
import { slackJson } from '../slack-json.ts';
import type { TransportRules } from './transport-rules.ts';

export function letterWriter(
  rules: TransportRules,
  policy: PolicyValues,
): (kind: PayloadKind, occasion: Occasion) => Letter {
  const writeMessage = eventWriter(rules);

  function bodyOf(kind: PayloadKind, occasion: Occasion): string {
    if (kind.name === 'message' && (occasion.variety ?? 'plain') === 'plain') return writeMessage(occasion);
    const payload = kind.payload(occasion);
    if (!rules.usesForms || kind.envelopeType === 'events_api') return slackJson(payload, rules);
    return kind.envelopeType === 'slash_commands' ? form(payload) : form({ payload: slackJson(payload, rules) });
  }

  return (kind, occasion) => new UnwrittenLetter(kind, occasion, { rules, policy, bodyOf });
}

/**
 * Written when it is sent, the same each time, as all of it follows from the occasion: an app that takes nothing makes tens of
 * thousands of letters wait for their retries, and what is written takes ten times as much memory.
 */
class UnwrittenLetter implements Letter {
  readonly id: string;
  readonly kind: Letter['kind'];
  readonly channel: string;
  readonly isForm: boolean;
  readonly envelopeType: Letter['envelopeType'];
  readonly acceptsPayload: boolean;
  readonly isRetried: boolean;
  readonly deadlineUs: number;
  readonly #kind: PayloadKind;
  readonly #occasion: Occasion;
  readonly #bodyOf: (kind: PayloadKind, occasion: Occasion) => string;

  constructor(
    kind: PayloadKind,
    occasion: Occasion,
    {
      rules,
      policy,
      bodyOf,
    }: {
      readonly rules: TransportRules;
      readonly policy: PolicyValues;
      readonly bodyOf: (kind: PayloadKind, occasion: Occasion) => string;
    },
  ) {
    this.id = occasion.id;
    this.kind = kind.name;
    this.channel = occasion.place.channel;
    this.isForm = rules.usesForms && kind.envelopeType !== 'events_api';
    this.envelopeType = kind.envelopeType;
    this.acceptsPayload = kind.acceptsPayload === 'by-policy' ? policy.actionsAcceptPayload : kind.acceptsPayload;
    this.isRetried = kind.envelopeType === 'events_api';
    this.deadlineUs = kind.isForFunction ? rules.functionDeadlineUs : policy.ackDeadlineUs;
    this.#kind = kind;
    this.#occasion = occasion;
    this.#bodyOf = bodyOf;
  }

  get body(): string {
    return this.#bodyOf(this.#kind, this.#occasion);
  }
}

function form(fields: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}
