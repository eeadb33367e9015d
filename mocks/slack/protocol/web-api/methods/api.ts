import { hasArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, WebApiMethod } from '../web-api-call.ts';

/** Takes no token; says what it was told, and fails with the `error` that it is given. */
export const apiTest: WebApiMethod = {
  method: 'api.test',
  tokens: [],
  tier: 4,
  reads: true,
  scopes: [],
  answer({ args }): Answer {
    const told = Object.keys(args).filter((name) => name !== 'token' && hasArgument(args, name));
    const echo = Object.fromEntries(told.map((name) => [name, textArgument(args, name)]));
    const error = textArgument(args, 'error');
    return { ...(error === undefined ? {} : { error }), ...(told.length === 0 ? {} : { args: echo }) };
  },
};
