import { behindProxy } from '../../harness/faults/behind-proxy.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

export const connectProxy = {
  name: 'connect-proxy',
  suite: 'recovery',
  title: 'Behind a company’s proxy',
  asks: 'The app is started again where only a CONNECT proxy leads to Slack, as HTTPS_PROXY says. Do both its calls and its socket go through it?',
  source: 'https://github.com/slackapi/python-slack-sdk/issues/948; https://github.com/openclaw/openclaw/issues/57405',
  onRequest: true,
  needsTls: true,
  needsProxy: true,
  workload: steady({ perSecond: 4, lasting: seconds(16) }),
  faults: [{ from: seconds(2), to: seconds(15), fault: behindProxy() }],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(15) },
  ],
  decides: { metric: 'recovery' },
  unsupported: { http: 'Over HTTP Slack dials the app: only its calls of the Web API would go through the proxy' },
  proof: {
    'socket-mode': { behaviour: 'dials-past-the-proxy', failsOn: 'recovery', cause: 'past-the-proxy' },
  },
} as const satisfies Scenario;
