import { pongsWithheld } from '../pongs-withheld.ts';
import type { Probe } from '../probe.ts';

/** Slack's side is too busy to answer pings (F02). */
export const pongsStop: Probe = pongsWithheld(
  {
    name: 'pongs-stop',
    title: 'Pongs stop',
    asks: 'Does the app give up a link that works when its pings stay unanswered, and after how long?',
    does: 'Answers no pings of the app any more; everything else works, and TCP is closed with the link',
    source: 'https://github.com/slackapi/bolt-js/issues/2496',
  },
  { leavesTcpOpen: false },
);
