import { channelOf } from '../channel-of.ts';
import { messageContent } from '../message-content.ts';
import type { StoredMessage } from '../../stored-message.ts';
import { flagArgument, structureArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import { users, workspace } from '../../workspace.ts';

export const chatPostMessage: WebApiMethod = {
  method: 'chat.postMessage',
  tokens: ['bot'],
  tier: 'posts',
  scopes: ['chat:write'],
  needs: ['channel'],
  answer(call) {
    const channel = channelOf(call.args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const content = messageContent(call.args);
    if ('error' in content) return { ...content };
    const ts = call.memory.nextTs(call.nowMs);
    const thread = textArgument(call.args, 'thread_ts');
    const metadata = structureArgument(call.args, 'metadata');
    const message = {
      user: workspace.botUser,
      type: 'message',
      ts,
      bot_id: workspace.bot,
      app_id: workspace.app,
      team: workspace.team,
      ...content,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(thread !== undefined && flagArgument(call.args, 'reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
      ...(metadata === undefined || metadata === null ? {} : { metadata }),
    } as const;
    call.memory.store(channel, message);
    return { channel, ts, message };
  },
};

export const chatUpdate: WebApiMethod = {
  method: 'chat.update',
  tokens: ['bot'],
  tier: 3,
  scopes: ['chat:write'],
  needs: ['channel', 'ts'],
  answer(call) {
    const found = ownMessage(call, 'cant_update_message');
    if ('error' in found) return { ...found };
    const { channel, message: before } = found;
    const content = messageContent(call.args);
    if ('error' in content) return { ...content };
    const edited = { user: workspace.botUser, ts: call.memory.nextTs(call.nowMs) };
    const message = { ...before, ...content, edited };
    call.memory.store(channel, message);
    return { channel, ts: message.ts, text: message.text, message };
  },
};

export const chatDelete: WebApiMethod = {
  method: 'chat.delete',
  tokens: ['bot'],
  tier: 3,
  scopes: ['chat:write'],
  needs: ['channel', 'ts'],
  answer(call) {
    const found = ownMessage(call, 'cant_delete_message');
    if ('error' in found) return { ...found };
    call.memory.deleteMessage(found.channel, found.message.ts);
    return { channel: found.channel, ts: found.message.ts };
  },
};

export const chatPostEphemeral: WebApiMethod = {
  method: 'chat.postEphemeral',
  tokens: ['bot'],
  tier: 4,
  scopes: ['chat:write'],
  needs: ['channel', 'user'],
  answer(call) {
    if (channelOf(call.args) === undefined) return { error: 'channel_not_found' };
    const user = textArgument(call.args, 'user');
    if (!users.some(({ id }) => id === user)) return { error: 'user_not_in_channel' };
    const content = messageContent(call.args);
    return 'error' in content ? { ...content } : { message_ts: call.memory.nextTs(call.nowMs) };
  },
};

/** Messages of the event stream are not stored: any well-formed timestamp has a link. */
export const chatGetPermalink: WebApiMethod = {
  method: 'chat.getPermalink',
  tokens: ['bot'],
  tier: 'special',
  reads: true,
  scopes: [],
  needs: ['channel', 'message_ts'],
  answer({ args }): Answer {
    const channel = channelOf(args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const ts = textArgument(args, 'message_ts') ?? '';
    if (!/^\d{1,10}\.\d{6}$/.test(ts)) return { error: 'message_not_found' };
    return { channel, permalink: `${workspace.teamUrl}archives/${channel}/p${ts.replace('.', '')}` };
  },
};

function ownMessage(
  { args, memory }: Call,
  notOwn: string,
): { readonly channel: string; readonly message: StoredMessage } | { readonly error: string } {
  const channel = channelOf(args);
  if (channel === undefined) return { error: 'channel_not_found' };
  const message = memory.message(channel, textArgument(args, 'ts') ?? '');
  if (message === undefined) return { error: 'message_not_found' };
  return message['bot_id'] === workspace.bot ? { channel, message } : { error: notOwn };
}
