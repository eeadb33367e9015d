import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

const times = { from: seconds(2), to: seconds(15) } as const;

/** What an app knows, it must say: that its link was closed, over Socket Mode, and that events go on, whatever becomes of its calls. */
export const trueHealth = {
  name: 'true-health',
  suite: 'recovery',
  title: 'A health door that tells the truth',
  asks: 'For 13 s the app has no link and gets no other (Socket Mode), or its calls fail while events go on (HTTP). Does it say at its health door what is so?',
  source:
    'https://github.com/slackapi/bolt-python/issues/318; https://github.com/vellum-ai/vellum-assistant/issues/41137; slack-protocol.md N01',
  workload: steady({ perSecond: 4, lasting: seconds(18), raises: 'app-mention' }),
  faults: [
    {
      ...times,
      over: 'http',
      fault: slackFault('web-api', { method: '*', fault: { kind: 'status', status: 503 } }),
    },
    {
      ...times,
      over: 'socket-mode',
      fault: together(
        'the link is closed, and new ones are refused',
        slackFault('refuse-upgrades', { status: 503 }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  expects: [
    // A supervisor asks a few times before it believes it
    { metric: 'ready-while-deaf', atMost: seconds(6) },
    { metric: 'dead-while-fine', atMost: seconds(6) },
  ],
  decides: { metric: 'ready-while-deaf' },
  needsHealth: true,
  onRequest: true,
  proof: {
    http: { behaviour: 'healthy-while-slack-is', failsOn: 'dead-while-fine', cause: 'lies-about-health' },
    'socket-mode': { behaviour: 'healthy-without-a-link', failsOn: 'ready-while-deaf', cause: 'lies-about-health' },
  },
} as const satisfies Scenario;
