/** What @slack/socket-mode makes of pongs that are overdue, whether Slack was late or the process stood still. */

import { seconds } from '../base/units.ts';
import { type FailureOnRecord, withFigures } from './known.ts';

export function pongsOverdue(versions: readonly string[]): readonly FailureOnRecord[] {
  const about = { versions, transport: 'socket-mode' } as const;
  return [
    ...withFigures(
      {
        ...about,
        id: 'F02',
        scenario: 'late-pongs',
        note: 'It takes a link for dead that has brought no pong for 5 s, although events come on it all the while',
        source: 'https://github.com/slackapi/bolt-js/issues/2496',
      },
      { 'needless-links': [1, 4], 'first-attempt-ack-rate': [0.3, 0.95] },
    ),
    ...['blocked-for-seconds', 'sleep-and-wake'].flatMap((scenario) =>
      withFigures(
        {
          ...about,
          id: 'F20',
          scenario,
          note: 'Its pongs are overdue when it goes on: it closes its link, waits until Slack has closed the TCP connection, which Slack does not do, and then 5 s more',
          source: 'https://github.com/slackapi/bolt-js/issues/2196',
          ...(scenario === 'sleep-and-wake'
            ? { isIntermittent: 'it depends on whether it was waiting for a pong when it fell asleep' }
            : {}),
        },
        { recovery: [seconds(10.01), seconds(20)] },
      ),
    ),
  ];
}
