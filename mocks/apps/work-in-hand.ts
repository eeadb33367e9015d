/** The work an app has begun and not finished, so that an app that is told to end can finish it first. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './behaviours/behaviour.ts';
import type { Settings } from './settings.ts';

export interface WorkInHand {
  /** Hands a delivery to the app's behaviour. `answer` sends the ack or the refusal; only the first counts. */
  receive(options: { readonly event: string; readonly retry: number; answer(kind: 'ack' | 'refusal'): void }): void;
  /** Resolves when all of it is done, or after `withinMs`. */
  finish(withinMs: number): Promise<void>;
}

export function workInHand({ behaviour, handlerDelayMs }: Settings): WorkInHand {
  const receiver = behaviour.receiver();
  const running = new Set<Promise<void>>();
  return {
    receive({ event, retry, answer }) {
      let answered = false;
      const answerOnce = (kind: 'ack' | 'refusal') => {
        if (answered) return;
        answered = true;
        answer(kind);
      };
      const delivery: Delivery = {
        event,
        retry,
        ack: () => answerOnce('ack'),
        refuse: () => answerOnce('refusal'),
        async handle() {
          if (handlerDelayMs > 0) await sleep(handlerDelayMs);
          process.stdout.write(`${JSON.stringify({ handled: event })}\n`);
        },
        after: (ms) => sleep(ms),
      };
      const work = Promise.resolve(receiver(delivery)).finally(() => running.delete(work));
      running.add(work);
    },
    async finish(withinMs) {
      await Promise.race([Promise.all(running), sleep(withinMs, undefined, { ref: false })]);
    },
  };
}
