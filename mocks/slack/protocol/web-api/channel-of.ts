import { textArgument } from './web-api-arguments.ts';
import type { Arguments } from './web-api-call.ts';
import { workspace } from '../workspace.ts';

/** The id of the channel that a call names by id, name or (its direct messages) user; undefined where there is none. */
export function channelOf(args: Arguments): string | undefined {
  switch (textArgument(args, 'channel')) {
    case workspace.channel:
    case workspace.channelName:
    case `#${workspace.channelName}`:
      return workspace.channel;
    case workspace.im:
    case workspace.user:
    case `@${workspace.userName}`:
      return workspace.im;
    default:
      return undefined;
  }
}
