import { hasArgument, textArgument } from '../web-api-arguments.ts';
import type { Answer, WebApiMethod } from '../web-api-call.ts';

/** Takes no token; gives its arguments back, and fails with the `error` among them. */
export const apiTest: WebApiMethod = {
  method: 'api.test',
  tokens: [],
  tier: 4,
  reads: true,
  scopes: [],
  answer({ args }): Answer {
    const given = Object.keys(args).filter((name) => name !== 'token' && hasArgument(args, name));
    const echo = Object.fromEntries(given.map((name) => [name, textArgument(args, name)]));
    const error = textArgument(args, 'error');
    return { ...(error === undefined ? {} : { error }), ...(given.length === 0 ? {} : { args: echo }) };
  },
};
