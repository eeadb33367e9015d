import { standsStill } from './stands-still.ts';

export const sleepAndWake = standsStill({
  name: 'sleep-and-wake',
  title: 'A machine that sleeps',
  asks: 'Does an app that stood still for 20 s, as on a laptop that was closed, go on when it wakes?',
  source:
    'https://github.com/vellum-ai/vellum-assistant/issues/18067; https://docs.slack.dev/apis/events-api/using-socket-mode (10 s to move to another link)',
  forSeconds: 20,
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'dies-after-sleep', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
});
