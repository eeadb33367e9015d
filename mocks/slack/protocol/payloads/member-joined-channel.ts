import { workspace } from '../workspace.ts';
import { eventKind } from './event-kind.ts';

/** docs.slack.dev/reference/events/member_joined_channel */
export const memberJoinedChannel = eventKind('member-joined-channel', ({ ts }) => ({
  type: 'member_joined_channel',
  user: workspace.user,
  channel: workspace.channel,
  channel_type: 'C',
  team: workspace.team,
  inviter: workspace.user,
  event_ts: ts,
}));
