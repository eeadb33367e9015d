import { workspace } from '../workspace.ts';
import { eventKind } from './event-kind.ts';

/** It has no text, so its place in the stream is in its id only (docs.slack.dev/reference/events/reaction_added). */
export const reactionAdded = eventKind('reaction-added', ({ ts, place }) => ({
  type: 'reaction_added',
  user: place.user.id,
  reaction: 'thumbsup',
  item: { type: 'message', channel: place.channel, ts },
  item_user: workspace.botUser,
  event_ts: ts,
}));
