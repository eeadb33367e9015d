import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const answersEach = {
  name: 'answers-each',
  does: 'answers a message that names it as well as the app_mention of the same words',
  receiver: () => async (delivery) => {
    await ackThenHandle(delivery);
    const { type, channel, text } = delivery.said;
    if (type === 'message' && /<@U\w+>/.test(String(text)))
      await delivery.post({ channel: String(channel), text: `heard ${String(text)}` });
  },
} as const satisfies Behaviour;
