import { structureArgument } from '../web-api-arguments.ts';
import type { WebApiMethod } from '../web-api-call.ts';

/** How an app ends a `function_executed`: Bolt's `complete` and `fail`. Any execution id is taken: nobody waits for it here. */
export const functionsCompleteSuccess: WebApiMethod = {
  method: 'functions.completeSuccess',
  tokens: ['bot'],
  tier: 3,
  scopes: [],
  needs: ['function_execution_id', 'outputs'],
  answer({ args }) {
    const outputs = structureArgument(args, 'outputs');
    return outputs === null || Array.isArray(outputs) ? { error: 'invalid_arguments' } : {};
  },
};

export const functionsCompleteError: WebApiMethod = {
  method: 'functions.completeError',
  tokens: ['bot'],
  tier: 3,
  scopes: [],
  needs: ['function_execution_id', 'error'],
  answer: () => ({}),
};
