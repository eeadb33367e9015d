import { appRestart } from '../../harness/faults/app-restart.ts';
import { slackFault } from '../../harness/faults/slack-fault.ts';
import type { Scenario } from '../scenario.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const stopWhileReconnecting = {
  name: 'stop-while-reconnecting',
  suite: 'recovery',
  title: 'A stop in the middle of a refresh',
  asks: 'Slack asks the app to refresh its link, and 300 ms later the app is told to end. Does it end within 5 s, and ask for no link any more?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/2752; https://github.com/slackapi/node-slack-sdk/issues/2656; slack-protocol.md F15',
  workload: steady({ perSecond: 4, lasting: seconds(14) }),
  faults: [
    // As over a real network, where a dial takes its time.
    {
      from: ms(1_900),
      to: seconds(4),
      fault: slackFault('web-api', { method: 'apps.connections.open', fault: { kind: 'delay', ms: 1_000 } }),
    },
    { from: seconds(2), to: seconds(4), fault: slackFault('disconnect', { reason: 'refresh_requested' }) },
    { from: ms(2_300), to: seconds(9), fault: appRestart({ grace: seconds(6) }) },
  ],
  // A client that closes its link first asks for none before it is told to end.
  toleratesMisses: true,
  expects: [
    { metric: 'time-to-end', atMost: seconds(5) },
    { metric: 'opens-after-stop', atMost: 0 },
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'time-to-end' },
  onRequest: true,
  unsupported: { http: 'Over HTTP the app has no link to refresh' },
  proof: { 'socket-mode': { behaviour: 'outstays-its-stop', failsOn: 'time-to-end', cause: 'lingers-at-stop' } },
} as const satisfies Scenario;
