import type { Behaviour } from './behaviour.ts';

const REST_MS = 150;

export const takesTheLast = {
  name: 'takes-the-last',
  does: 'acks each message, and drops it where another one comes within 150 ms, whoever it is from',
  receiver() {
    let last = '';
    return async (delivery) => {
      delivery.ack();
      last = delivery.event;
      await delivery.after(REST_MS);
      if (last === delivery.event) await delivery.handle();
    };
  },
} as const satisfies Behaviour;
