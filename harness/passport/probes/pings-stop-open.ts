import { pingsWithheld } from '../pings-withheld.ts';
import type { Probe } from '../probe.ts';

/** The same as with real Slack, which leaves TCP open. */
export const pingsStopOpen: Probe = pingsWithheld(
  {
    name: 'pings-stop-open',
    title: 'Slack’s pings stop, TCP left open',
    asks: 'And how long does it take where TCP stays open after the app’s close frame, as with Slack?',
    does: 'Sends no pings any more, from just after one on; the app’s close frame is answered, TCP stays open',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/1243',
  },
  { leavesTcpOpen: true },
);
