import type { Entry } from '../journal/facts.ts';
import type { ExcerptLine } from '../passport-result.ts';
import { ms } from '../base/units.ts';
import type { Sight } from './sight.ts';

const mostLines = 60;
/** Before the strike only what leads to it is shown. */
const lead = ms(1_500);

/** What of a journal bears on its probe's figures: without the events that flow all the time; the middle of a storm left out. Pure. */
export function excerptOf({ entries, struckAt }: Sight): readonly ExcerptLine[] {
  const telling = entries.filter((entry) => entry.at >= struckAt - lead && isTelling(entry));
  const lines = telling.map((entry) => ({ atUs: entry.at - struckAt, text: textOf(entry) }));
  if (lines.length <= mostLines) return lines;
  const [head, tail] = [lines.slice(0, mostLines - 12), lines.slice(-12)];
  const left = { atUs: tail[0]?.atUs ?? 0, text: `(${lines.length - mostLines} lines left out)` };
  return [...head, left, ...tail];
}

function isTelling(entry: Entry): boolean {
  switch (entry.kind) {
    case 'event-due':
    case 'attempt-sent':
    case 'attempt-failed':
    case 'ack':
    case 'delivery-ended':
    case 'handled':
    case 'app-usage':
    case 'ping-heard':
    case 'pong-heard':
      return false;
    default:
      return true;
  }
}

/** `link-ready link=s2 host=applink-1 connections=1` */
function textOf({ kind, ...fields }: Entry): string {
  const told = Object.entries(fields)
    .filter(([name]) => (kind === 'fault-began' ? name === 'text' : name !== 'seq' && name !== 'at'))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return [kind, ...told].join(' ').slice(0, 240);
}
