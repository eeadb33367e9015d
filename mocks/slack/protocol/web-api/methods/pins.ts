import { channelOf } from '../channel-of.ts';
import { textArgument } from '../web-api-arguments.ts';
import type { Answer, Call, WebApiMethod } from '../web-api-call.ts';
import { workspace } from '../../workspace.ts';

/** Any well-formed `timestamp` is taken for a message: those of the event stream need not be stored. */
export const pinsAdd: WebApiMethod = {
  method: 'pins.add',
  tokens: ['bot'],
  tier: 2,
  scopes: ['pins:write'],
  needs: ['channel'],
  answer: (call) => onPin(call, (pin) => (call.memory.addPin(pin) ? {} : { error: 'already_pinned' })),
};

export const pinsRemove: WebApiMethod = {
  method: 'pins.remove',
  tokens: ['bot'],
  tier: 2,
  scopes: ['pins:write'],
  needs: ['channel'],
  answer: (call) => onPin(call, (pin) => (call.memory.removePin(pin) ? {} : { error: 'no_pin' })),
};

export const pinsList: WebApiMethod = {
  method: 'pins.list',
  tokens: ['bot'],
  tier: 2,
  reads: true,
  scopes: ['pins:read'],
  needs: ['channel'],
  answer({ args, memory }) {
    const channel = channelOf(args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const items = memory.pinsOf(channel).map((ts) => ({
      type: 'message',
      channel,
      created: Math.floor(Number(ts)),
      created_by: workspace.botUser,
      message: memory.message(channel, ts) ?? { type: 'message', ts },
    }));
    return { items };
  },
};

function onPin({ args }: Call, act: (pin: string) => Answer): Answer {
  const channel = channelOf(args);
  if (channel === undefined) return { error: 'channel_not_found' };
  const ts = textArgument(args, 'timestamp');
  if (ts === undefined) return { error: 'no_item_specified' };
  return /^\d{1,10}\.\d{6}$/.test(ts) ? act(`${channel} ${ts}`) : { error: 'bad_timestamp' };
}
