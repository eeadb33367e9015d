import type { Behaviour } from './behaviour.ts';

const WORK_MS = 150;

export const oneAtATime = {
  name: 'one-at-a-time',
  does: 'works on an event, 150 ms long, before it acks it, and begins none before the one before is done',
  receiver() {
    let last: Promise<unknown> = Promise.resolve();
    return (delivery) => {
      last = last.then(async () => {
        await delivery.after(WORK_MS);
        await delivery.handle();
        delivery.ack();
      });
      return last;
    };
  },
} as const satisfies Behaviour;
