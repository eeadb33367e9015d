import type { Fault } from './fault.ts';

/** The ack of every first attempt is lost on its way to Slack; what comes after is heard. */
export function lostFirstAcks(): Fault {
  return {
    name: 'lost-first-acks',
    text: 'the ack of every first attempt never reaches Slack',
    severs: false,
    touches: { rule: 'acks' },
    inject: async ({ slack }) => {
      const stop = slack.dropFirstAcks();
      return async () => stop();
    },
  };
}
