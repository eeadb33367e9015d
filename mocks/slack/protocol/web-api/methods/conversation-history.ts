import { countArgument, flagArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import type { StoredMessage } from '../../stored-message.ts';
import { channelOf } from '../channel-of.ts';

const HISTORY_SCOPES = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];

export const conversationsHistory: WebApiMethod = {
  method: 'conversations.history',
  tokens: ['bot'],
  tier: 'history',
  reads: true,
  scopes: HISTORY_SCOPES,
  needs: ['channel'],
  answer(call) {
    const channel = channelOf(call.args);
    return channel === undefined
      ? { error: 'channel_not_found' }
      : page(call, withThreads(call.memory.messagesOf(channel)));
  },
};

export const conversationsReplies: WebApiMethod = {
  method: 'conversations.replies',
  tokens: ['bot'],
  tier: 'history',
  reads: true,
  scopes: HISTORY_SCOPES,
  needs: ['channel', 'ts'],
  answer(call) {
    const channel = channelOf(call.args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const thread = textArgument(call.args, 'ts');
    const messages = call.memory
      .messagesOf(channel)
      .filter((message) => message.ts === thread || message.thread_ts === thread)
      .toReversed();
    return messages.length === 0 ? { error: 'thread_not_found' } : page(call, messages);
  },
};

/** Replies are their thread's, and not the channel's, unless they were shown there as well; what they reply to says how many there are. */
function withThreads(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const replies = Map.groupBy(messages.filter(isReply), ({ thread_ts: thread = '' }) => thread);
  return messages
    .filter((message) => !isReply(message) || message['subtype'] === 'thread_broadcast')
    .map((message) => {
      const [latest, ...others] = replies.get(message.ts) ?? [];
      if (latest === undefined) return message;
      return { ...message, thread_ts: message.ts, reply_count: others.length + 1, latest_reply: latest.ts };
    });
}

function isReply({ ts, thread_ts: thread }: StoredMessage): boolean {
  return thread !== undefined && thread !== ts;
}

/** `oldest` and `latest` bound by timestamp, themselves left out unless `inclusive`; a cursor names the next message. */
function page({ args, policy }: Call, messages: readonly StoredMessage[]): Answer {
  const limit = Math.min(countArgument(args, 'limit', 100), policy.historyPage);
  const oldest = Number(textArgument(args, 'oldest') ?? Number.NEGATIVE_INFINITY);
  const latest = Number(textArgument(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const isInclusive = flagArgument(args, 'inclusive');
  const found = messages.filter(({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
  const cursor = textArgument(args, 'cursor');
  const from = cursor === undefined ? 0 : found.findIndex(({ ts }) => cursorOf(ts) === cursor);
  if (from < 0) return { error: 'invalid_cursor' };
  const next = found[from + limit];
  return {
    messages: found.slice(from, from + limit),
    has_more: next !== undefined,
    pin_count: 0,
    response_metadata: { next_cursor: next === undefined ? '' : cursorOf(next.ts) },
  };
}

/** As Slack's own look; opaque to apps. */
function cursorOf(ts: string): string {
  return btoa(`next_ts:${ts.replace('.', '')}`);
}
