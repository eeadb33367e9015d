import type { PayloadName } from '../facts.ts';
import { eventWrapper } from './event-wrapper.ts';
import type { Occasion, PayloadKind } from './payload-kind.ts';

/** A kind of event in the common wrapper. */
export function eventKind<Name extends PayloadName>(
  name: Name,
  event: (occasion: Occasion) => Readonly<Record<string, unknown>>,
): PayloadKind & { readonly name: Name } {
  return {
    name,
    envelopeType: 'events_api',
    naming: 'event',
    acceptsPayload: false,
    payload: (occasion) =>
      eventWrapper({
        id: occasion.id,
        time: Math.floor(Number(occasion.ts)),
        context: `4-mock-context-${String(occasion.n).padStart(4, '0')}`,
        event: event(occasion),
      }),
  };
}
