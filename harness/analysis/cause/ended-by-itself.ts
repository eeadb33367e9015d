import { duration } from '../../base/quantity.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind } from './cause.ts';
import { ended } from './symptoms.ts';
import { when } from './words.ts';

/** Longer ago than this an event did not end the process. */
const justNowUs = 1_000_000;

export const endedByItself = {
  name: 'ended-by-itself',
  means: 'Its process ends although nobody asked it to',
  explains: ended,
  find(history) {
    const exit = history.exits.find(({ asked }) => !asked);
    if (!exit) return undefined;
    const { at, code, signal } = exit;
    const event = lastSentBefore(at, history);
    const how =
      signal === null
        ? `ended by itself, with exit code ${code}${code === 0 ? ' (that is no crash)' : ''}`
        : `was ended by ${signal}, which the harness did not send`;
    const after =
      event && at - event.sentAt <= justNowUs
        ? `, ${duration(at - event.sentAt)} after event ${event.event} was sent to it`
        : '';
    const isBack = history.marks.some(({ kind, at: startedAt }) => kind === 'start' && startedAt > at);
    return {
      sentence: `The app’s process ${how}, ${when(at, history)}${after}${isBack ? '' : '; nothing started it again'}`,
      atUs: at - history.from,
      witness: event?.event ?? 'app',
    };
  },
} as const satisfies CauseKind;

function lastSentBefore(
  at: number,
  { deliveries }: History,
): { readonly event: string; readonly sentAt: number } | undefined {
  let last: { readonly event: string; readonly sentAt: number } | undefined;
  for (const { event, attempts } of deliveries)
    for (const { sentAt, link } of attempts)
      if (link !== '' && sentAt <= at && (last === undefined || sentAt > last.sentAt)) last = { event, sentAt };
  return last;
}
