import { pongsWithheld } from '../pongs-withheld.ts';
import type { Probe } from '../probe.ts';

/** The same as with real Slack, which leaves TCP open. */
export const pongsStopOpen: Probe = pongsWithheld(
  {
    name: 'pongs-stop-open',
    title: 'Pongs stop, TCP left open',
    asks: 'And how long does it take where TCP stays open after the app’s close frame, as with Slack?',
    does: 'Answers no pings of the app any more; the app’s close frame is answered, TCP stays open',
    source: 'https://github.com/slackapi/bolt-js/issues/2496',
  },
  { leavesTcpOpen: true },
);
