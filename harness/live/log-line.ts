import { duration } from '../base/quantity.ts';
import { partText } from '../history/ground.ts';
import { appText, exitText } from '../history/processes.ts';
import type { Entry } from '../journal/facts.ts';
import type { LogLine } from './messages.ts';

/** What a fact is to somebody who watches; undefined of what every event brings along. Pure. */
export function logLine(entry: Entry): Pick<LogLine, 'text' | 'tone'> | undefined {
  switch (entry.kind) {
    case 'fault-began':
      return { tone: 'fault', text: `Fault begins: ${entry.text}` };
    case 'fault-ended':
      return { tone: 'fault', text: `Fault ends: ${entry.fault}` };
    case 'fault-failed':
      return { tone: 'bad', text: `${entry.fault} could not be begun or ended: ${entry.why}` };
    case 'app-started':
    case 'app-exited':
    case 'app-ready':
      return ofApp(entry);
    case 'link-ready':
    case 'link-closing':
    case 'link-cut':
    case 'link-refused':
    case 'disconnect-sent':
    case 'host-down':
    case 'host-up':
      return ofLink(entry);
    case 'subscriptions-off':
      return { tone: 'bad', text: 'Slack switches events off: too many attempts failed' };
    case 'stall':
      return { tone: 'bad', text: `${partText[entry.part]} stood still for ${duration(entry.lengthUs)}` };
    case 'void':
      return { tone: 'bad', text: entry.why };
    case 'toxiproxy-restarted':
      return { tone: 'bad', text: `Toxiproxy was restarted: ${entry.why}` };
    case 'phase':
      return phaseText[entry.phase];
    default:
      return undefined;
  }
}

const phaseText = {
  starting: { tone: 'plain', text: 'The app is being started' },
  traffic: { tone: 'plain', text: 'Traffic begins' },
  draining: { tone: 'plain', text: 'Traffic is over; what is under way is waited for' },
  done: { tone: 'plain', text: 'Over' },
} as const;

function ofApp(
  entry: Extract<Entry, { readonly kind: 'app-started' | 'app-exited' | 'app-ready' }>,
): Pick<LogLine, 'text' | 'tone'> {
  switch (entry.kind) {
    case 'app-started':
      return { tone: 'plain', text: `${appText(entry)} started` };
    case 'app-exited':
      return { tone: entry.asked ? 'plain' : 'bad', text: exitText(entry) };
    case 'app-ready':
      return { tone: 'plain', text: 'Slack can reach the app' };
    default:
      return entry satisfies never;
  }
}

function ofLink(
  entry: Extract<
    Entry,
    {
      readonly kind:
        | 'link-ready'
        | 'link-closing'
        | 'link-cut'
        | 'link-refused'
        | 'disconnect-sent'
        | 'host-down'
        | 'host-up';
    }
  >,
): Pick<LogLine, 'text' | 'tone'> {
  switch (entry.kind) {
    case 'link-ready':
      return { tone: 'plain', text: `Hello on link ${entry.link}` };
    case 'link-closing':
      return {
        tone: 'plain',
        text: `Link ${entry.link} is closed by ${entry.by === 'app' ? 'the app' : 'Slack'} (${entry.code})`,
      };
    case 'link-cut':
      return { tone: 'bad', text: `Slack cuts link ${entry.link}: ${entry.why}` };
    case 'link-refused':
      return { tone: 'bad', text: `A link is refused (${entry.status}): ${entry.why}` };
    case 'disconnect-sent':
      return { tone: 'plain', text: `Slack asks to leave link ${entry.link}: ${entry.reason}` };
    case 'host-down':
      return { tone: 'plain', text: `Host ${entry.host} is ${entry.how}` };
    case 'host-up':
      return { tone: 'plain', text: `Host ${entry.host} is up` };
    default:
      return entry satisfies never;
  }
}
