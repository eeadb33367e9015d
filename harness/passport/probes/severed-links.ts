/** The app's links end without a word before. */

import type { ParametersOf } from '../../../mocks/slack/faults/index.ts';
import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { awaitNewLink } from '../waits.ts';

export const severedLinks: readonly Probe[] = [
  /** The link's TCP connection is reset. */
  severing(
    {
      name: 'reset',
      title: 'RST',
      asks: 'How long until a link that was reset is replaced?',
      does: 'Resets the TCP connections of the links',
      source: 'slack-protocol.md §1.10',
    },
    { kind: 'rst' },
  ),
  /** Slack's half of the link's TCP connection ends without a close frame; the other half stays, and nobody answers. */
  severing(
    {
      name: 'fin',
      title: 'FIN without a close frame',
      asks: 'How long until a link that ended without a close frame is replaced?',
      does: 'Ends Slack’s half of the TCP connections of the links without a close frame',
      source: 'slack-protocol.md §1.10',
    },
    { kind: 'fin' },
  ),
  /** The link's TCP connection is closed without a close frame, as where a process of Slack's ends: what comes later is reset. */
  severing(
    {
      name: 'drop',
      title: 'TCP closed without a close frame',
      asks: 'How long until a link whose TCP connection was closed both ways is replaced?',
      does: 'Closes the TCP connections of the links both ways without a close frame',
      source: 'slack-protocol.md §1.10',
    },
    { kind: 'drop' },
  ),
  /** Slack closes the link in order, unannounced. */
  severing(
    {
      name: 'close-frame',
      title: 'Close frame 1000',
      asks: 'How long until a link that Slack closed is replaced?',
      does: 'Sends a close frame 1000 on the links and closes TCP after the answer',
      source: 'slack-protocol.md §1.10',
    },
    { kind: 'close', code: 1000, leavesTcpOpen: false },
  ),
];

/** A probe that ends the app's links in one way and waits for the next one. */
function severing(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  how: ParametersOf<'end-links'>['how'],
): Probe {
  return {
    ...about,
    patience: seconds(60),
    longPatience: seconds(120),
    isPhased: true,
    async act(site) {
      await site.strike({ ...slackFault('end-links', { how }), text: about.does });
      await awaitNewLink(site);
    },
    figures: recoveryFigures,
  };
}
