import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const recycleAnnounced = {
  name: 'recycle-announced',
  suite: 'recovery',
  title: 'Announced recycle',
  asks: 'Slack warns 10 s before it recycles a container. Does the app use that time, or is it deaf meanwhile?',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
  workload: steady({ perSecond: 10, lasting: seconds(13) }),
  faults: [
    { from: seconds(2), to: seconds(11), fault: slackFault('recycle', { how: 'announced', leavesTcpOpen: false }) },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'gap', atMost: seconds(1) },
  ],
  decides: { metric: 'gap' },
  knownFailures: [
    {
      id: 'F03',
      system: 'bolt-js',
      versions: ['5.1.0', '4.7.3'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(4.5), seconds(6.5)],
      note: 'Closes the old socket first and waits 5 s before it opens a new one',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
    {
      id: 'F03',
      system: 'bolt-python/websocket-client',
      versions: ['1.30.0', '1.18.1'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(1.01), seconds(12)],
      note: 'Closes the old socket while the new one is not yet dialled, which may be at the next tick of 10 s',
      source: 'https://github.com/slackapi/python-slack-sdk/issues/1065',
      isIntermittent: 'a race between two threads: 0.5 s in other runs',
    },
    {
      id: 'F03',
      system: 'slack-socket-mode',
      versions: ['3.1.0', '3.0.0', '2.0.7'],
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(4.5), seconds(6.5)],
      note: 'Closes the old socket first and waits 5 s before it opens a new one',
      source: 'https://github.com/slackapi/bolt-js/issues/2496',
    },
  ],
  proof: {
    http: { behaviour: 'stalls', failsOn: 'gap' },
    'socket-mode': { behaviour: 'waits-for-close', failsOn: 'gap' },
  },
} as const satisfies Scenario;
