import { workspace } from '../workspace.ts';
import { eventKind, richText } from './event-kind.ts';
import { saidIn } from './message.ts';
import type { Occasion } from './payload-kind.ts';

/** Somebody names the app's bot in a channel, in text that is not all ASCII unless it is chosen (slack-protocol.md §1.4). */
export const appMention = eventKind('app-mention', eventOf, saidIn);

function eventOf({ n, ts, place, text = `café seq=${n}` }: Occasion): Readonly<Record<string, unknown>> {
  return {
    type: 'app_mention',
    user: place.user.id,
    text: `<@${workspace.botUser}> ${text}`,
    ts,
    client_msg_id: `5f0a7c1e-0001-4000-8000-${String(n).padStart(12, '0')}`,
    team: workspace.team,
    blocks: richText(`b${n}`, [
      { type: 'user', user_id: workspace.botUser },
      { type: 'text', text: ` ${text}` },
    ]),
    channel: place.channel,
    event_ts: ts,
  };
}
