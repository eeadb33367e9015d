import { exitWords } from '../../base/exit-words.ts';
import { count, duration } from '../../base/quantity.ts';
import type { Delivery } from '../../history/deliveries.ts';
import type { InHand } from '../../history/in-hand.ts';
import type { History } from '../../history/history.ts';
import type { OddRequest } from '../../history/odd-requests.ts';
import type { CauseKind } from './cause.ts';
import { kindWords } from './kind-words.ts';
import { ended } from './symptoms.ts';
import { events, when } from './words.ts';

/** It is what is in them, where every end follows on one kind that is not the usual one. */
function poisonText(history: History): string {
  const before = history.exits
    .filter(({ asked }) => !asked)
    .map(({ at }) => ({ at, sent: lastSentBefore(at, history) }));
  const isJustAfter = before.every(({ at, sent }) => sent && !sent.isPlain && at - sent.sentAt <= justNowUs);
  const kinds = new Set(before.flatMap(({ sent }) => (sent ? [kindWords(sent)] : [])));
  const [kind] = kinds;
  return isJustAfter && kinds.size === 1 ? `, each time just after one of the ${kind} was sent to it` : '';
}

interface LastSent extends Pick<Delivery, 'event' | 'payload' | 'variety'> {
  readonly sentAt: number;
  readonly isPlain: boolean;
}

/** Longer ago than this an event did not end the process. */
const justNowUs = 1_000_000;

const longestLine = 200;

export const endedByItself = {
  name: 'ended-by-itself',
  means: 'Its process ends although nobody asked it to',
  explains: ended,
  find(history) {
    const exit = history.exits.find(({ asked }) => !asked);
    if (!exit) return undefined;
    const { at, restartInUs, lastLines, inHand } = exit;
    const event = lastSentBefore(at, history);
    const odd = history.oddRequests.filter(
      ({ sentAt, status }) => sentAt <= at && at - sentAt <= justNowUs && status === undefined,
    );
    const how =
      exit.kind === 'crashed' ? `crashed (${exitWords(exit)})` : `ended by itself (${exitWords(exit)}: no crash)`;
    const isBack =
      restartInUs !== undefined || history.marks.some(({ kind, at: startedAt }) => kind === 'start' && startedAt > at);
    const line = tellingLine(lastLines);
    const times = history.exits.filter(({ kind }) => kind === exit.kind).length;
    return {
      sentence: [
        `The app’s process ${how}, ${when(at, history)}`,
        ...oddText(odd, at),
        ...(odd.length === 0 && event && at - event.sentAt <= justNowUs
          ? [
              `, ${duration(at - event.sentAt)} after event ${event.event}${event.isPlain ? '' : ` (of the ${kindWords(event)})`} was sent to it`,
            ]
          : []),
        ...handsText(inHand),
        ...(line === undefined ? [] : [`; it said: “${line}”`]),
        ...(times === 1 ? [] : [`; it ended so ${count(times)} times in all${poisonText(history)}`]),
        ...(isBack ? [] : ['; nothing started it again']),
      ].join(''),
      atUs: at - history.from,
      witness: odd.at(-1)?.request ?? event?.event ?? 'app',
    };
  },
} as const satisfies CauseKind;

/** Under load several are under way; whichever of them it was, it is among these. */
function oddText(odd: readonly OddRequest[], at: number): readonly string[] {
  const last = odd.at(-1);
  if (!last) return [];
  const others =
    odd.length === 1
      ? ''
      : `, and those before it ${odd
          .slice(-4, -1)
          .map(({ words }) => words)
          .join(', ')}`;
  return [
    `, ${duration(at - last.sentAt)} after a request ${last.words} (${last.request})${others}, which it did not answer`,
  ];
}

/** The last line that names an error, else the last one; of a stack trace neither the frames nor what the runtime adds. */
function tellingLine(lines: readonly string[]): string | undefined {
  const line =
    lines.findLast((each) => /(?:error|exception|panic|fatal)/i.test(each) && !/^\s+at /.test(each)) ?? lines.at(-1);
  return line === undefined || line.length <= longestLine ? line : `${line.slice(0, longestLine)}…`;
}

function handsText({ unacknowledged, unhandled }: InHand): readonly string[] {
  const parts = [
    ...(unacknowledged.length === 0 ? [] : [`${events(unacknowledged.length)} not acknowledged`]),
    ...(unhandled.length === 0 ? [] : [`${events(unhandled.length)} acknowledged and not handled`]),
  ];
  return parts.length === 0 ? [] : [`, with ${parts.join(' and ')}`];
}

function lastSentBefore(at: number, { deliveries }: History): LastSent | undefined {
  let last: LastSent | undefined;
  for (const { event, attempts, payload, variety } of deliveries)
    for (const { sentAt, link } of attempts)
      if (link !== '' && sentAt <= at && (last === undefined || sentAt > last.sentAt))
        last = { event, sentAt, payload, variety, isPlain: payload === 'message' && variety === 'plain' };
  return last;
}
