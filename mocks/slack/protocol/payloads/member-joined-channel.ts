import { workspace } from '../workspace.ts';
import { eventKind } from './event-kind.ts';

/** docs.slack.dev/reference/events/member_joined_channel */
export const memberJoinedChannel = eventKind('member-joined-channel', ({ ts, place }) => ({
  type: 'member_joined_channel',
  user: place.user.id,
  channel: place.channel,
  channel_type: 'C',
  team: workspace.team,
  inviter: workspace.user,
  event_ts: ts,
}));
