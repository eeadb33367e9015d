import type { Behaviour } from './behaviour.ts';

export const looksUpFirst = {
  name: 'looks-up-first',
  does: 'acks, asks users.info who it was, and works only then: opens the modal, too',
  receiver: () => async (delivery) => {
    delivery.ack();
    await delivery.call('users.info', { user: 'U0MOCKUSR1' });
    await delivery.handle();
  },
} as const satisfies Behaviour;
