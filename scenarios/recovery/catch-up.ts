import { slackFault } from '../../harness/faults/slack-fault.ts';
import { together } from '../../harness/faults/together.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import type { Scenario } from '../scenario.ts';

const gap = { from: seconds(3), to: seconds(11) } as const;

/** Slack asks back-filling of nobody, and no SDK does it: an app that does not is told what it missed, and fails nothing. */
export const catchUp = {
  name: 'catch-up',
  suite: 'recovery',
  title: 'Back-fill after a gap',
  asks: 'For 8 s nothing reaches the app, and Slack sends none of it later. An app that fetches it by conversations.history: does it take all of it, each message once?',
  source:
    'https://github.com/vellum-ai/vellum-assistant/pull/29444; https://github.com/openclaw/openclaw/issues/55792; slack-protocol.md N02',
  workload: steady({ perSecond: 4, lasting: seconds(18) }),
  faults: [
    { ...gap, over: 'http', fault: slackFault('lose-events', {}) },
    {
      ...gap,
      over: 'socket-mode',
      fault: together(
        'the link is closed, new ones are refused, and Slack drops what happens meanwhile',
        slackFault('refuse-upgrades', { status: 503 }),
        slackFault('end-links', { how: { kind: 'close', leavesTcpOpen: false } }),
      ),
    },
  ],
  // One channel, whose gap is three pages of fifteen messages long; whoever answers each of them may post as often.
  policy: {
    eventsWithoutLinks: 'dropped',
    channelsInUse: 1,
    historyPage: 15,
    postsPerChannelPerMinute: 600,
    variesMessages: false,
  },
  expects: [
    { metric: 'left-behind', atMost: 0, isOptional: true },
    { metric: 'taken-twice', atMost: 0, isOptional: true },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'caught-up' },
  onRequest: true,
  proof: {
    http: [
      { behaviour: 'catches-up-first-page', failsOn: 'left-behind', cause: 'leaves-behind' },
      { behaviour: 'catches-up-again', failsOn: 'taken-twice', cause: 'handles-twice' },
    ],
    'socket-mode': [
      { behaviour: 'catches-up-first-page', failsOn: 'left-behind', cause: 'leaves-behind' },
      { behaviour: 'catches-up-again', failsOn: 'taken-twice', cause: 'handles-twice' },
    ],
  },
} as const satisfies Scenario;
