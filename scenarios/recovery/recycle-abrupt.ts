import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const recycleAbrupt = {
  name: 'recycle-abrupt',
  suite: 'recovery',
  title: 'Abrupt recycle',
  asks: 'Slack’s container dies without a word. How soon is the app back, and is any event lost?',
  source: 'https://docs.slack.dev/apis/events-api/comparing-http-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(12) }),
  faults: [{ from: seconds(2), to: seconds(9), fault: slackFault('recycle', { how: 'abrupt' }) }],
  direct: 'Toxiproxy passes an RST on as a FIN, which some clients take half a minute longer to notice',
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(10) },
  ],
  decides: { metric: 'added-gap' },
  proof: {
    http: { behaviour: 'forgets', failsOn: 'lost', cause: 'acks-and-drops' },
    'socket-mode': { behaviour: 'crashes-on-disconnect', failsOn: 'unasked-exits', cause: 'ended-by-itself' },
  },
} as const satisfies Scenario;
