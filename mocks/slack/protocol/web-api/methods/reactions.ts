import { channelOf } from '../channel-of.ts';
import { textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import { workspace } from '../../workspace.ts';

/** Any well-formed `timestamp` is taken for a message: those of the event stream are not stored. */
export const reactionsAdd: WebApiMethod = {
  method: 'reactions.add',
  tokens: ['bot'],
  tier: 3,
  scopes: ['reactions:write'],
  answer: (call) =>
    onReaction(call, (reaction) => (call.memory.addReaction(reaction) ? {} : { error: 'already_reacted' })),
};

export const reactionsRemove: WebApiMethod = {
  method: 'reactions.remove',
  tokens: ['bot'],
  tier: 2,
  scopes: ['reactions:write'],
  answer: (call) =>
    onReaction(call, (reaction) => (call.memory.removeReaction(reaction) ? {} : { error: 'no_reaction' })),
};

/** Shows the app's own reactions. */
export const reactionsGet: WebApiMethod = {
  method: 'reactions.get',
  tokens: ['bot'],
  tier: 3,
  reads: true,
  scopes: ['reactions:read'],
  answer({ args, memory }) {
    const item = itemOf(args);
    if ('error' in item) return item;
    const { channel, ts } = item;
    const names = memory.reactionsTo(`${channel} ${ts}`);
    const message = memory.message(channel, ts);
    if (message === undefined && names.length === 0) return { error: 'message_not_found' };
    const reactions = names.map((name) => ({ name, users: [workspace.botUser], count: 1 }));
    return {
      type: 'message',
      channel,
      message: { type: 'message', ts, ...message, ...(reactions.length === 0 ? {} : { reactions }) },
    };
  },
};

function onReaction({ args }: Call, act: (reaction: string) => Answer): Answer {
  const name = textArgument(args, 'name');
  const item = itemOf(args);
  if ('error' in item) return item;
  if (name === undefined || !/^[\w+'-]+(::skin-tone-\d)?$/.test(name)) return { error: 'invalid_name' };
  return act(`${item.channel} ${item.ts} ${name}`);
}

function itemOf(args: Call['args']): { readonly channel: string; readonly ts: string } | { readonly error: string } {
  const ts = textArgument(args, 'timestamp');
  if (ts === undefined) return { error: 'no_item_specified' };
  if (!/^\d{1,10}\.\d{6}$/.test(ts)) return { error: 'bad_timestamp' };
  const channel = channelOf(args);
  return channel === undefined ? { error: 'channel_not_found' } : { channel, ts };
}
