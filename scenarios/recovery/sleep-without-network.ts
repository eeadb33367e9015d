import { suspended } from '../../harness/faults/suspended.ts';
import { together } from '../../harness/faults/together.ts';
import { unreachable } from '../../harness/faults/unreachable.ts';
import { standsStill } from './stands-still.ts';

export const sleepWithoutNetwork = standsStill({
  name: 'sleep-without-network',
  title: 'A machine that sleeps, and loses its network',
  asks: 'The machine sleeps for 12 s, and every connection is gone when it wakes, its clock 12 s on. Does the app come back by itself?',
  source:
    'https://github.com/wee-slack/wee-slack/issues/120; https://docs.slack.dev/apis/events-api/using-socket-mode (10 s to move to another link); slack-protocol.md N06',
  forSeconds: 12,
  fault: together(
    'the machine sleeps (SIGSTOP), and its connections are gone when it wakes (SIGCONT)',
    unreachable(),
    suspended(),
  ),
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
    'socket-mode': { behaviour: 'dies-after-sleep', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
});
