import { enabledAgain } from '../../harness/faults/enabled-again.ts';
import { errorAnswers } from '../../harness/faults/error-answers.ts';
import type { Scenario } from '../scenario.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';

export const switchedOff = {
  name: 'switched-off',
  suite: 'retries',
  title: 'Subscriptions that Slack switches off',
  asks: 'So many deliveries fail that Slack switches the app’s subscriptions off; later its owner switches them on again. Does the app take events again?',
  source: 'https://docs.slack.dev/apis/events-api/ (failure limits); slack-protocol.md F49',
  workload: steady({ perSecond: 10, lasting: seconds(14) }),
  // Slack’s own, 95 % of 1,000 events of an hour, would take an hour.
  policy: { switchOffFromEvents: 20, switchOffAbovePercent: 75 },
  faults: [{ from: seconds(1), to: seconds(8), fault: enabledAgain(errorAnswers({ status: 500 })) }],
  expects: [
    { metric: 'recovery', atMost: seconds(3) },
    { metric: 'lost', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
  ],
  decides: { metric: 'recovery' },
  onRequest: true,
  unsupported: { 'socket-mode': 'Slack switches off what it posts to a URL; of sockets it says nothing of the kind' },
  proof: {
    http: { behaviour: 'no-reconnect', failsOn: 'recovery', cause: 'never-back' },
  },
} as const satisfies Scenario;
