import { channelOf } from '../channel-of.ts';
import { textArgument } from '../web-api-arguments.ts';
import type { WebApiMethod } from '../web-api-call.ts';

/** Any well-formed `timestamp` is taken for a message: those of the event stream are not stored. */
export const reactionsAdd: WebApiMethod = {
  method: 'reactions.add',
  tokens: ['bot'],
  scopes: ['reactions:write'],
  answer({ args, memory }) {
    const name = textArgument(args, 'name');
    const ts = textArgument(args, 'timestamp');
    if (ts === undefined) return { error: 'no_item_specified' };
    if (name === undefined || !/^[\w+'-]+(::skin-tone-\d)?$/.test(name)) return { error: 'invalid_name' };
    if (!/^\d{1,10}\.\d{6}$/.test(ts)) return { error: 'bad_timestamp' };
    const channel = channelOf(args);
    if (channel === undefined) return { error: 'channel_not_found' };
    return memory.addReaction(`${channel} ${ts} ${name}`) ? {} : { error: 'already_reacted' };
  },
};
