import { countArgument, textArgument } from '../web-api-arguments.ts';
import type { Call, WebApiMethod } from '../web-api-call.ts';
import type { StoredMessage } from '../web-api-memory.ts';
import { channelOf } from '../channel-of.ts';
import { channels, users, workspace } from '../workspace.ts';

const HISTORY_SCOPES = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];
const READ_SCOPES = ['channels:read', 'groups:read', 'mpim:read', 'im:read'];

export const conversationsInfo: WebApiMethod = {
  method: 'conversations.info',
  tokens: ['bot'],
  reads: true,
  scopes: READ_SCOPES,
  needs: ['channel'],
  answer({ args }) {
    const channel = channels.find(({ id }) => id === channelOf(args));
    return channel === undefined ? { error: 'channel_not_found' } : { channel };
  },
};

export const conversationsList: WebApiMethod = {
  method: 'conversations.list',
  tokens: ['bot'],
  reads: true,
  scopes: READ_SCOPES,
  answer({ args }) {
    const types = new Set((textArgument(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim()));
    return {
      channels: channels.filter(({ is_im: isIm }) => types.has(isIm ? 'im' : 'public_channel')),
      response_metadata: { next_cursor: '' },
    };
  },
};

export const conversationsOpen: WebApiMethod = {
  method: 'conversations.open',
  tokens: ['bot'],
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  answer({ args }) {
    const channel = textArgument(args, 'channel');
    const user = textArgument(args, 'users');
    if (channel !== undefined) {
      return channel === workspace.im ? opened() : { error: 'channel_not_found' };
    }
    if (user === undefined) return { error: 'users_list_not_supplied' };
    return users.some(({ id }) => id === user) ? opened() : { error: 'user_not_found' };
  },
};

export const conversationsHistory: WebApiMethod = {
  method: 'conversations.history',
  tokens: ['bot'],
  reads: true,
  scopes: HISTORY_SCOPES,
  needs: ['channel'],
  answer(call) {
    const channel = channelOf(call.args);
    return channel === undefined ? { error: 'channel_not_found' } : page(call, call.memory.messagesOf(channel));
  },
};

export const conversationsReplies: WebApiMethod = {
  method: 'conversations.replies',
  tokens: ['bot'],
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

function opened() {
  return { no_op: true, already_open: true, channel: channels.find(({ id }) => id === workspace.im) };
}

/** `oldest` and `latest` bound by timestamp; there is one page only, `has_more` says that the limit cut it. */
function page({ args }: Call, messages: readonly StoredMessage[]) {
  const limit = countArgument(args, 'limit', 100);
  const oldest = Number(textArgument(args, 'oldest') ?? 0);
  const latest = Number(textArgument(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const found = messages.filter(({ ts }) => Number(ts) >= oldest && Number(ts) <= latest);
  return {
    messages: found.slice(0, limit),
    has_more: found.length > limit,
    pin_count: 0,
    response_metadata: { next_cursor: '' },
  };
}
