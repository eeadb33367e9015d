import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

const open = (fault: Parameters<typeof slackFault<'web-api'>>[1]['fault']) =>
  slackFault('web-api', { method: 'apps.connections.open', fault });

export const openFails = {
  name: 'open-fails',
  suite: 'recovery',
  title: 'apps.connections.open that fails',
  asks: 'Slack closes the app’s link, and for 2 s each apps.connections.open answers 503, nothing, a page of HTML, internal_error and an error that nobody knows. Does the process live, and come back?',
  source:
    'https://github.com/slackapi/node-slack-sdk/issues/1495; https://github.com/slackapi/bolt-js/issues/1428; slack-protocol.md F12, N14',
  workload: steady({ perSecond: 5, lasting: seconds(18) }),
  faults: [
    {
      from: seconds(2),
      to: seconds(4),
      fault: together(
        'the link is closed, and apps.connections.open answers HTTP 503',
        open({ kind: 'status', status: 503 }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
    { from: seconds(4), to: seconds(6), fault: open({ kind: 'text', text: '' }) },
    {
      from: seconds(6),
      to: seconds(8),
      fault: open({ kind: 'text', text: '<!doctype html><title>Please sign in</title>' }),
    },
    { from: seconds(8), to: seconds(10), fault: open({ kind: 'error', error: 'internal_error' }) },
    { from: seconds(10), to: seconds(12), fault: open({ kind: 'error', error: 'brand_new_error' }) },
  ],
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'recovery', atMost: seconds(25) },
  ],
  decides: { metric: 'recovery' },
  // A client that rests for some seconds does not meet each of them.
  toleratesMisses: true,
  unsupported: { http: 'Over HTTP the app dials nothing' },
  proof: { 'socket-mode': { behaviour: 'ends-when-refused', failsOn: 'unasked-exits', cause: 'ended-by-itself' } },
} as const satisfies Scenario;
