import type { Fact } from './facts.ts';
import type { LineSlab } from './line-slab.ts';

/**
 * Writes the rest of an entry's JSON behind its stamps; false where the fact is none of the four that every event brings. Their texts are
 * ids and names of our own making, which JSON leaves as they are.
 */
export function writeFact(slab: LineSlab, fact: Fact): boolean {
  switch (fact.kind) {
    case 'event-due':
      if (fact.payload !== undefined || fact.variety !== undefined || fact.gesture !== undefined) return false;
      slab.text(',"kind":"event-due","event":"');
      slab.text(fact.event);
      slab.text('","n":');
      slab.number(fact.n);
      slab.text(',"due":');
      slab.number(fact.due);
      slab.text('}');
      return true;
    case 'attempt-sent':
      slab.text(',"kind":"attempt-sent","event":"');
      slab.text(fact.event);
      slab.text('","attempt":');
      slab.number(fact.attempt);
      slab.text(',"link":"');
      slab.text(fact.link);
      slab.text('","host":"');
      slab.text(fact.host);
      if (fact.envelope !== undefined) {
        slab.text('","envelope":"');
        slab.text(fact.envelope);
      }
      slab.text('"}');
      return true;
    case 'ack':
      slab.text(',"kind":"ack","event":"');
      slab.text(fact.event);
      slab.text('","attempt":');
      slab.number(fact.attempt);
      slab.text(',"link":"');
      slab.text(fact.link);
      if (fact.status !== undefined) {
        slab.text('","status":');
        slab.number(fact.status);
        slab.text(',"standing":"');
      } else slab.text('","standing":"');
      slab.text(fact.standing);
      slab.text('"}');
      return true;
    case 'delivery-ended':
      slab.text(',"kind":"delivery-ended","event":"');
      slab.text(fact.event);
      slab.text('","outcome":"');
      slab.text(fact.outcome);
      slab.text('","attempts":');
      slab.number(fact.attempts);
      slab.text('}');
      return true;
    default:
      return false;
  }
}
