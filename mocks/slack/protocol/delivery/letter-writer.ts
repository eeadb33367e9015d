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

  return (kind, occasion) => ({
    id: occasion.id,
    kind: kind.name,
    channel: occasion.place.channel,
    body: bodyOf(kind, occasion),
    isForm: rules.usesForms && kind.envelopeType !== 'events_api',
    envelopeType: kind.envelopeType,
    acceptsPayload: kind.acceptsPayload === 'by-policy' ? policy.actionsAcceptPayload : kind.acceptsPayload,
    isRetried: kind.envelopeType === 'events_api',
    deadlineUs: kind.isForFunction ? rules.functionDeadlineUs : policy.ackDeadlineUs,
  });
}

function form(fields: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}
