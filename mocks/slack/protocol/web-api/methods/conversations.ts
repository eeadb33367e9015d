import { textArgument } from '../web-api-arguments.ts';
import type { Answer, WebApiMethod } from '../web-api-call.ts';
import { channelOf } from '../channel-of.ts';
import { channels, people, users, workspace } from '../../workspace.ts';

const READ_SCOPES = ['channels:read', 'groups:read', 'mpim:read', 'im:read'];

export const conversationsInfo: WebApiMethod = {
  method: 'conversations.info',
  tokens: ['bot'],
  tier: 3,
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
  tier: 2,
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
  tier: 3,
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  answer({ args }) {
    const channel = textArgument(args, 'channel');
    const user = textArgument(args, 'users');
    if (channel !== undefined) return opened(channel) ?? { error: 'channel_not_found' };
    if (user === undefined) return { error: 'users_list_not_supplied' };
    return opened(people.find(({ id }) => id === user)?.im) ?? { error: 'user_not_found' };
  },
};

export const conversationsMembers: WebApiMethod = {
  method: 'conversations.members',
  tokens: ['bot'],
  tier: 4,
  reads: true,
  scopes: READ_SCOPES,
  needs: ['channel'],
  answer({ args }) {
    const channel = channelOf(args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const other = people.find(({ im }) => im === channel);
    const members = other ? [other.id, workspace.botUser] : users.map(({ id }) => id);
    return { members, response_metadata: { next_cursor: '' } };
  },
};

/** The app is in its channels already. */
export const conversationsJoin: WebApiMethod = {
  method: 'conversations.join',
  tokens: ['bot'],
  tier: 3,
  scopes: ['channels:join'],
  needs: ['channel'],
  answer({ args }) {
    const channel = channels.find(({ id }) => id === channelOf(args));
    if (channel === undefined) return { error: 'channel_not_found' };
    if (channel.is_im) return { error: 'method_not_supported_for_channel_type' };
    const warning = 'already_in_channel';
    return { channel, warning, response_metadata: { warnings: [warning] } };
  },
};

function opened(im: string | undefined): Answer | undefined {
  const channel = channels.find(({ id, is_im: isIm }) => isIm && id === im);
  return channel && { no_op: true, already_open: true, channel };
}
