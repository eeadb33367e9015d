import { behindProxy } from '../../harness/faults/behind-proxy.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const proxyThatCuts = {
  name: 'proxy-that-cuts',
  suite: 'recovery',
  title: 'A proxy that cuts tunnels',
  asks: 'The CONNECT proxy before Slack wants the password that HTTPS_PROXY has, and cuts each tunnel after 5 s. Is the app back each time?',
  source: 'https://github.com/slackapi/python-slack-sdk/issues/952; slack-protocol.md N08',
  onRequest: true,
  needsTls: true,
  needsProxy: true,
  workload: steady({ perSecond: 4, lasting: seconds(20) }),
  faults: [{ from: seconds(2), to: seconds(19), fault: behindProxy({ wantsPassword: true, tunnelLife: seconds(5) }) }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'added-gap' },
  unsupported: { http: 'Over HTTP Slack dials the app: only its calls of the Web API would go through the proxy' },
  proof: {
    'socket-mode': { behaviour: 'no-reconnect', failsOn: 'lost', cause: 'never-back' },
  },
} as const satisfies Scenario;
