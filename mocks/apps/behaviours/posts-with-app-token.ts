import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const postsWithAppToken = {
  name: 'posts-with-app-token',
  does: 'makes its calls with the token of the app, which is for sockets, in place of the bot’s',
  receiver: () => ackThenHandle,
  callsWith: 'SLACK_APP_TOKEN',
} as const satisfies Behaviour;
