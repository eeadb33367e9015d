import { seconds } from '../../base/units.ts';
import type { Probe } from '../probe.ts';
import { refreshFigures } from '../refresh-figures.ts';
import { awaitNewLink } from '../waits.ts';

const does =
  'Recycles the host of the link: warning, 10 s later refresh_requested; the close is answered, TCP stays open';

/** The refresh as real Slack does it. */
export const refreshOpen = {
  name: 'refresh-open',
  title: 'Refresh, TCP left open',
  asks: 'How long is the app deaf when Slack recycles its link and leaves the TCP connection open, as it does?',
  does,
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2752',
  patience: seconds(40),
  isPhased: true,
  async act(site) {
    await site.strike(does, () => site.slack.recycle('announced', { leavesTcpOpen: true }));
    await awaitNewLink(site);
  },
  figures: (sight) =>
    refreshFigures(sight, { note: 'A client that waits for TCP to end notices at a tick of its own pings' }),
} as const satisfies Probe;
