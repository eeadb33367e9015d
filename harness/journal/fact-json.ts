import type { Fact } from './facts.ts';

/**
 * A fact as JSON. The four facts that every event brings are written by hand, at half the cost of `JSON.stringify`: their
 * texts are ids and names of our own making, which JSON leaves as they are.
 */
export function factJson(fact: Fact): string {
  switch (fact.kind) {
    case 'event-due':
      if (fact.payload !== undefined || fact.variety !== undefined || fact.gesture !== undefined)
        return JSON.stringify(fact);
      return `{"kind":"event-due","event":"${fact.event}","n":${fact.n},"due":${fact.due}}`;
    case 'attempt-sent': {
      const envelope = fact.envelope === undefined ? '' : `,"envelope":"${fact.envelope}"`;
      return `{"kind":"attempt-sent","event":"${fact.event}","attempt":${fact.attempt},"link":"${fact.link}","host":"${fact.host}"${envelope}}`;
    }
    case 'ack': {
      const status = fact.status === undefined ? '' : `"status":${fact.status},`;
      return `{"kind":"ack","event":"${fact.event}","attempt":${fact.attempt},"link":"${fact.link}",${status}"standing":"${fact.standing}"}`;
    }
    case 'delivery-ended':
      return `{"kind":"delivery-ended","event":"${fact.event}","outcome":"${fact.outcome}","attempts":${fact.attempts}}`;
    default:
      return JSON.stringify(fact);
  }
}
