import { isCaughtUp, isLeftBehind } from '../../history/back-fill.ts';
import type { History } from '../../history/history.ts';
import type { CauseKind } from './cause.ts';
import { events, first, when } from './words.ts';

export const leavesBehind = {
  name: 'leaves-behind',
  means: 'It fetches what it missed, and leaves a part of it behind',
  explains: ['left-behind'],
  find(history) {
    const caught = history.measured.filter(isCaughtUp);
    const left = history.measured.filter(isLeftBehind);
    const [earliest] = left;
    if (caught.length === 0 || !earliest) return undefined;
    const unread = left.filter(({ fetchedAt }) => fetchedAt === undefined).length;
    return {
      sentence: `The app fetched what Slack had not brought it (${callsIn(history)}) and handled ${events(caught.length)} by that, but left ${events(left.length)} behind that nobody sends again: ${whatItRead(unread, left.length)}. The first was ${first(earliest.event, earliest.raisedAt, history)}`,
      atUs: earliest.raisedAt - history.from,
      witness: earliest.event,
    };
  },
} as const satisfies CauseKind;

function callsIn(history: History): string {
  const calls = history.calls.filter(
    ({ method }) => method === 'conversations.history' || method === 'conversations.replies',
  );
  const [earliest] = calls;
  if (!earliest) return 'by conversations.history';
  const refused = calls.filter(({ ok }) => !ok).length;
  return `${calls.length} ${calls.length === 1 ? 'call' : 'calls'} of ${earliest.method}, the first ${when(earliest.at, history)}${refused === 0 ? '' : `, ${refused} of them refused`}`;
}

function whatItRead(unread: number, left: number): string {
  if (unread === 0) return 'it read their messages, and did not handle them';
  if (unread === left) return 'it asked for no page of the history that holds them';
  return `of ${unread} it asked for no page that holds them, and ${left - unread} it read and did not handle`;
}
