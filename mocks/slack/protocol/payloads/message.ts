import { workspace } from '../workspace.ts';
import { eventKind, richText } from './event-kind.ts';
import type { Occasion } from './payload-kind.ts';
import { varied, writtenText } from './varieties.ts';
import type { StoredMessage } from '../stored-message.ts';

/** A user's message in a channel (docs.slack.dev/reference/events/message). `event-writer.ts` writes the same, faster. */
export const message = eventKind('message', eventOf, saidIn);

function eventOf({ n, ts, place, text, variety = 'plain' }: Occasion): Readonly<Record<string, unknown>> {
  return varied(
    variety,
    messageEvent({
      ts,
      text: text ?? writtenText(variety, n),
      message: clientMessageId(n),
      block: `b${n}`,
      user: place.user.id,
      channel: place.channel,
    }),
  );
}

/** As it stands in the history of its channel. */
export function saidIn(event: Readonly<Record<string, unknown>>): StoredMessage {
  const { channel: _, event_ts: _at, channel_type: _kind, ...said } = event;
  return { ...said, type: 'message', ts: String(said['ts']), text: String(said['text']) };
}

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
