import { pingsWithheld } from '../pings-withheld.ts';
import type { Probe } from '../probe.ts';

/** Slack's own pings, by which some clients tell that a link lives, do not come (F19). */
export const pingsStop: Probe = pingsWithheld(
  {
    name: 'pings-stop',
    title: 'Slack’s pings stop',
    asks: 'Does the app give up a link that works when Slack’s pings stop, and after how long?',
    does: 'Sends no pings any more, from just after one on; everything else works, and TCP is closed with the link',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/1243',
  },
  { leavesTcpOpen: false },
);
