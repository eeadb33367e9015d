/** Slack recycles the host of the app's link, with a warning. */

import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import type { Probe } from '../probe.ts';
import { refreshFigures } from '../refresh-figures.ts';
import { awaitNewLink } from '../waits.ts';

export const refreshes: readonly Probe[] = [
  /** The refresh that a mock built on an ordinary WebSocket library would show. */
  refresh(
    {
      name: 'refresh-closed',
      title: 'Refresh, TCP closed',
      asks: 'How long is the app deaf when Slack recycles its link and closes the TCP connection with it?',
      does: 'Recycles the host of the link: warning, 10 s later refresh_requested, then a close frame; TCP is closed',
      source: 'slack-protocol.md §1.6',
      patience: seconds(30),
    },
    { leavesTcpOpen: false },
  ),
  /** The refresh as real Slack does it. */
  refresh(
    {
      name: 'refresh-open',
      title: 'Refresh, TCP left open',
      asks: 'How long is the app deaf when Slack recycles its link and leaves the TCP connection open, as it does?',
      does: 'Recycles the host of the link: warning, 10 s later refresh_requested; the close is answered, TCP stays open',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/2752',
      patience: seconds(40),
      isPhased: true,
    },
    { leavesTcpOpen: true, note: 'A client that waits for TCP to end notices at a tick of its own pings' },
  ),
];

/** A probe that recycles the host of the link and waits for the next link. */
function refresh(
  about: Omit<Probe, 'act' | 'figures'>,
  { leavesTcpOpen, ...options }: { readonly leavesTcpOpen: boolean; readonly note?: string },
): Probe {
  return {
    ...about,
    async act(site) {
      await site.strike({ ...slackFault('recycle', { how: 'announced', leavesTcpOpen }), text: about.does });
      await awaitNewLink(site);
    },
    figures: (sight) => refreshFigures(sight, options),
  };
}
