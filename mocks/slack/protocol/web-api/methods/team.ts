import { textArgument } from '../web-api-arguments.ts';
import type { WebApiMethod } from '../web-api-call.ts';
import { team } from '../../workspace.ts';

export const teamInfo: WebApiMethod = {
  method: 'team.info',
  tokens: ['bot'],
  tier: 3,
  reads: true,
  scopes: ['team:read'],
  answer: ({ args }) => ((textArgument(args, 'team') ?? team.id) === team.id ? { team } : { error: 'team_not_found' }),
};
