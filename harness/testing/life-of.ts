import { duration } from '../base/quantity.ts';
import type { Seen } from './observed.ts';

/** An event's life in lines, with the time since it was due; `other`: what befell the connection meanwhile. Pure. */
export function lifeOf(event: string, all: readonly Seen[]): string {
  const own = all.filter((fact) => 'event' in fact && fact.event === event);
  const [first] = own;
  if (first === undefined) return `  ${event} was never raised`;
  const last = own.at(-1)?.at ?? first.at;
  return all
    .filter((fact) => own.includes(fact) || (isOfTheWay(fact) && fact.at >= first.at && fact.at <= last + 10e6))
    .map((fact) => `  ${duration(fact.at - first.at).padStart(9)}  ${words(fact)}`)
    .join('\n');
}

/** What befell the connection from then on, in lines. Pure. */
export function wayOf(since: Seen, all: readonly Seen[]): string {
  return all
    .filter((fact) => isOfTheWay(fact) && fact.at >= since.at)
    .map((fact) => `  ${duration(fact.at - since.at).padStart(9)}  ${words(fact)}`)
    .join('\n');
}

function isOfTheWay({ kind }: Seen): boolean {
  return [
    'link-opened',
    'link-ready',
    'link-closing',
    'link-closed',
    'link-cut',
    'link-refused',
    'disconnect-sent',
  ].includes(kind);
}

function words(fact: Seen): string {
  switch (fact.kind) {
    case 'event-due':
      return `${fact.payload ?? 'message'} ${fact.event} is due`;
    case 'attempt-sent':
      return `attempt ${fact.attempt + 1} is sent over ${fact.link}`;
    case 'attempt-failed':
      return `attempt ${fact.attempt + 1} fails: ${fact.reason}${fact.status === undefined ? '' : ` (${fact.status})`}${fact.detail === undefined ? '' : `, ${fact.detail}`}`;
    case 'ack':
      return `the app acknowledges attempt ${fact.attempt + 1}${fact.standing === 'first' ? '' : `, ${fact.standing}`}`;
    case 'ack-dropped':
      return `a fault makes Slack ignore the ack of attempt ${fact.attempt + 1}`;
    case 'delivery-ended':
      return fact.outcome === 'acked' ? 'Slack is done with it' : `Slack gives it up after ${fact.attempts} attempts`;
    case 'effect':
      return `the app answers${fact.method === undefined ? '' : ` by ${fact.method}`}${fact.text === undefined ? '' : `: ${JSON.stringify(fact.text)}`}`;
    case 'answer-used':
      return `the answer in the ack is used as ${fact.as}${fact.text === undefined ? '' : `: ${JSON.stringify(fact.text)}`}`;
    case 'user-saw-error':
      return `the user sees ${fact.error}`;
    case 'event-dropped':
      return `Slack does not send it: ${fact.why}`;
    default: {
      const { kind, at: _, ...rest } = fact;
      const fields = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
      return [`[${kind}]`, ...fields].join(' ');
    }
  }
}
