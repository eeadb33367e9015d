import { eventKind } from './event-kind.ts';

/** docs.slack.dev/reference/events/app_home_opened; in the full wrapper, as captures have it (slack-protocol.md §1.4). */
export const appHomeOpened = eventKind('app-home-opened', ({ ts, place }) => ({
  type: 'app_home_opened',
  user: place.user.id,
  channel: place.user.im,
  tab: 'home',
  event_ts: ts,
}));
