import { textArgument } from '../web-api-arguments.ts';
import type { Call, WebApiMethod } from '../web-api-call.ts';
import { channels, users, workspace } from '../../workspace.ts';

export const usersInfo: WebApiMethod = {
  method: 'users.info',
  tokens: ['bot'],
  tier: 4,
  reads: true,
  scopes: ['users:read'],
  needs: ['user'],
  answer(call) {
    const user = userOf(call);
    return user === undefined ? { error: 'user_not_found' } : { user };
  },
};

export const usersList: WebApiMethod = {
  method: 'users.list',
  tokens: ['bot'],
  tier: 2,
  reads: true,
  scopes: ['users:read'],
  answer: ({ nowMs }) => ({
    members: users,
    cache_ts: Math.floor(nowMs / 1_000),
    response_metadata: { next_cursor: '' },
  }),
};

export const usersLookupByEmail: WebApiMethod = {
  method: 'users.lookupByEmail',
  tokens: ['bot'],
  tier: 3,
  reads: true,
  scopes: ['users:read.email'],
  needs: ['email'],
  answer({ args }) {
    const email = textArgument(args, 'email')?.toLowerCase();
    const user = users.find(({ profile }) => profile['email'] === email);
    return user === undefined ? { error: 'users_not_found' } : { user };
  },
};

/** Of whoever calls, where no user is named. */
export const usersProfileGet: WebApiMethod = {
  method: 'users.profile.get',
  tokens: ['bot'],
  tier: 4,
  reads: true,
  scopes: ['users.profile:read'],
  answer(call) {
    const user = userOf(call, workspace.botUser);
    return user === undefined ? { error: 'user_not_found' } : { profile: user.profile };
  },
};

/** Both users are in both channels. */
export const usersConversations: WebApiMethod = {
  method: 'users.conversations',
  tokens: ['bot'],
  tier: 3,
  reads: true,
  scopes: ['channels:read', 'groups:read', 'mpim:read', 'im:read'],
  answer(call) {
    if (userOf(call, workspace.botUser) === undefined) return { error: 'user_not_found' };
    const types = new Set((textArgument(call.args, 'types') ?? 'public_channel').split(',').map((type) => type.trim()));
    return {
      channels: channels.filter(({ is_im: isIm }) => types.has(isIm ? 'im' : 'public_channel')),
      response_metadata: { next_cursor: '' },
    };
  },
};

function userOf({ args }: Call, otherwise?: string) {
  const named = textArgument(args, 'user') ?? otherwise;
  return users.find(({ id }) => id === named);
}
