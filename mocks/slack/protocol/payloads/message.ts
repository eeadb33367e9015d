import { workspace } from '../workspace.ts';
import { eventKind, richText } from './event-kind.ts';
import { varied, writtenText } from './varieties.ts';

/** A user's message in a channel (docs.slack.dev/reference/events/message). `event-writer.ts` writes the same, faster. */
export const message = eventKind('message', ({ n, ts, place, text, variety = 'plain' }) =>
  varied(
    variety,
    messageEvent({
      ts,
      text: text ?? writtenText(variety, n),
      message: clientMessageId(n),
      block: `b${n}`,
      user: place.user.id,
      channel: place.channel,
    }),
  ),
);

export function messageEvent({
  ts,
  text,
  message,
  block,
  user,
  channel,
}: Readonly<Record<'ts' | 'text' | 'message' | 'block' | 'user' | 'channel', string>>): Record<string, unknown> {
  return {
    type: 'message',
    user,
    text,
    ts,
    client_msg_id: message,
    team: workspace.team,
    blocks: richText(block, [{ type: 'text', text }]),
    channel,
    event_ts: ts,
    channel_type: 'channel',
  };
}

export function clientMessageId(n: number): string {
  return `5f0a7c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
