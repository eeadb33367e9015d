import { seconds } from '../../base/units.ts';
import type { Probe } from '../probe.ts';
import { refreshFigures } from '../refresh-figures.ts';
import { awaitNewLink } from '../waits.ts';

const does = 'Recycles the host of the link: warning, 10 s later refresh_requested, then a close frame; TCP is closed';

/** The refresh that a mock built on an ordinary WebSocket library would show. */
export const refreshClosed = {
  name: 'refresh-closed',
  title: 'Refresh, TCP closed',
  asks: 'How long is the app deaf when Slack recycles its link and closes the TCP connection with it?',
  does,
  source: 'slack-protocol.md §1.6',
  patience: seconds(30),
  async act(site) {
    await site.strike(does, () => site.slack.recycle('announced', { leavesTcpOpen: false }));
    await awaitNewLink(site);
  },
  figures: (sight) => refreshFigures(sight),
} as const satisfies Probe;
