import type { Told } from './feed.ts';
import type { Step } from './page-messages.ts';

/** What a fact says of its delivery, in words; undefined for what says nothing that a developer has to know. */
export function letterStep(told: Told): Omit<Step, 'after'> | undefined {
  switch (told.kind) {
    case 'attempt-sent':
      return { tone: 'plain', text: told.attempt === 0 ? 'sent' : `sent again (attempt ${told.attempt + 1})` };
    case 'attempt-failed':
      return { tone: 'bad', text: `failed: ${told.reason}${of(told.status)}` };
    case 'ack':
      return told.standing === 'first'
        ? { tone: 'good', text: `acknowledged${of(told.status)}` }
        : {
            tone: 'bad',
            text: `${told.standing === 'late' ? 'acknowledged too late' : 'acknowledged once more'}${of(told.status)}`,
          };
    case 'answer-unended':
      return { tone: 'bad', text: `its answer began (${told.status}) and did not end in time` };
    case 'answer-used':
      return {
        tone: told.as === 'ignored' ? 'bad' : 'good',
        text: `answered in its ack: ${told.as}${quoted(told.text)}`,
      };
    case 'effect':
      return { tone: 'good', text: `answered by ${told.method ?? told.by}${quoted(told.text)}` };
    case 'user-saw-error':
      return { tone: 'bad', text: `the person sees ${told.error}` };
    case 'delivery-ended':
      return told.outcome === 'acked' ? undefined : { tone: 'bad', text: `given up after ${told.attempts} attempts` };
    case 'event-dropped':
      return { tone: 'bad', text: `not sent: ${told.why}` };
    default:
      return undefined;
  }
}

function of(status: number | undefined): string {
  return status === undefined ? '' : ` with ${status}`;
}

function quoted(text: string | undefined): string {
  return text === undefined ? '' : ` “${text}”`;
}
