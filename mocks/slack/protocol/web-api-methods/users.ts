import { textArgument } from '../web-api-arguments.ts';
import type { WebApiMethod } from '../web-api-call.ts';
import { users } from '../workspace.ts';

export const usersInfo: WebApiMethod = {
  method: 'users.info',
  tokens: ['bot'],
  reads: true,
  scopes: ['users:read'],
  needs: ['user'],
  answer({ args }) {
    const user = users.find(({ id }) => id === textArgument(args, 'user'));
    return user === undefined ? { error: 'user_not_found' } : { user };
  },
};

export const usersList: WebApiMethod = {
  method: 'users.list',
  tokens: ['bot'],
  reads: true,
  scopes: ['users:read'],
  answer: ({ nowMs }) => ({
    members: users,
    cache_ts: Math.floor(nowMs / 1_000),
    response_metadata: { next_cursor: '' },
  }),
};
