import type { Probe } from '../probe.ts';
import { refusedUpgrade } from '../refused-upgrade.ts';

/** The upgrade times out on Slack’s side. */
export const upgrade408: Probe = refusedUpgrade(
  {
    name: 'upgrade-408',
    title: '408 at the upgrade',
    asks: 'How does the app try again when Slack refuses its upgrade with 408?',
    source: 'https://github.com/slackapi/node-slack-sdk/issues/1472',
    curve: '408 at the upgrade',
  },
  408,
);
