/** The work an app has begun and not finished, so that an app that gets SIGTERM can finish it first. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './behaviours/behaviour.ts';
import { callSlack, type SlackCall } from './call-slack.ts';
import type { Task } from './protocol/task-of.ts';
import type { Settings } from './settings.ts';

export interface WorkInHand {
  /** Hands a delivery to the app's behaviour. `answer` sends the ack or the refusal; only the first counts. */
  receive(options: { readonly task: Task; readonly retry: number; answer(kind: 'ack' | 'refusal'): void }): void;
  /** Resolves when all of it is done, or after 1.5 s. */
  finish(): Promise<void>;
}

/** Less than the harness' own patience (2 s), so that work in hand is finished and the exit code is ours. */
const FINISH_WITHIN_MS = 1_500;
/** Rests of 15 s in all: an incident of seconds loses no answer. */
const TRIES = 6;

export function workInHand({ behaviour, handlerDelayMs, need }: Settings): WorkInHand {
  const receiver = behaviour.receiver();
  const { givesUpWorkAfterMs = Infinity } = behaviour;
  const running = new Set<Promise<unknown>>();
  const theCall = (method: string, body: SlackCall['body']): SlackCall => ({
    apiUrl: need('SLACK_API_URL'),
    botToken: need(behaviour.callsWith ?? 'SLACK_BOT_TOKEN'),
    method,
    body,
  });
  return {
    receive({ task: { id, event = {}, post, modal }, retry, answer }) {
      let answered = false;
      const answerOnce = (kind: 'ack' | 'refusal') => {
        if (answered) return;
        answered = true;
        answer(kind);
      };
      const delivery: Delivery = {
        event: id,
        said: event,
        retry,
        ack: () => answerOnce('ack'),
        refuse: () => answerOnce('refusal'),
        async handle() {
          const beganMs = Date.now();
          if (handlerDelayMs > 0) await sleep(handlerDelayMs);
          if (Date.now() - beganMs > givesUpWorkAfterMs) return false;
          const isPosted = !post || (await delivery.post(post));
          if (modal) await delivery.call('views.open', modal);
          const isDone = isPosted || !behaviour.handlesWhatItPosts;
          if (isDone) process.stdout.write(`${JSON.stringify({ handled: id })}\n`);
          return isDone;
        },
        async post(message) {
          const tries = behaviour.triesPostsOnce ? 1 : TRIES;
          const isTaken = await callSlack(theCall('chat.postMessage', message), { tries });
          if (!isTaken && behaviour.exitsWhenPostsFail) process.exit(1);
          return isTaken;
        },
        call: (method, body) => callSlack(theCall(method, body), { tries: 1 }),
        after: (ms) => sleep(ms),
      };
      const work = Promise.resolve(receiver(delivery)).finally(() => running.delete(work));
      running.add(work);
    },
    async finish() {
      await Promise.race([Promise.all(running), sleep(FINISH_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
