import { textArgument } from '../web-api-arguments.ts';
import type { WebApiMethod } from '../web-api-call.ts';
import { bot } from '../../workspace.ts';

export const botsInfo: WebApiMethod = {
  method: 'bots.info',
  tokens: ['bot'],
  tier: 3,
  reads: true,
  scopes: ['users:read'],
  answer: ({ args }) => ((textArgument(args, 'bot') ?? bot.id) === bot.id ? { bot } : { error: 'bot_not_found' }),
};
