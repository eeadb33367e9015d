import { workspace } from '../workspace.ts';
import { eventKind } from './event-kind.ts';

/** docs.slack.dev/reference/events/app_home_opened; in the full wrapper, as captures have it (slack-protocol.md §1.4). */
export const appHomeOpened = eventKind('app-home-opened', ({ ts }) => ({
  type: 'app_home_opened',
  user: workspace.user,
  channel: workspace.im,
  tab: 'home',
  event_ts: ts,
}));
