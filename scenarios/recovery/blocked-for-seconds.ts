import { standsStill } from './stands-still.ts';

export const blockedForSeconds = standsStill({
  name: 'blocked-for-seconds',
  title: 'An app that its own work blocks',
  asks: 'Does an app that stood still for 6 s, as one whose work blocks it, go on afterwards: with its link, or with another one soon?',
  source:
    'https://github.com/slackapi/bolt-js/issues/2196; https://docs.slack.dev/apis/events-api/using-socket-mode (10 s to move to another link); slack-protocol.md F20',
  forSeconds: 6,
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'dies-after-sleep', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
});
