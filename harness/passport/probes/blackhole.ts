import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { awaitNewLink } from '../waits.ts';

const does = 'Reads nothing from the links of now and sends nothing to them; TCP stays; new links work';

/** A half-open link: a NAT or a load balancer has forgotten it. */
export const blackhole = {
  name: 'blackhole',
  title: 'Blackhole of the live link',
  asks: 'How long until a link that has silently died is replaced?',
  does,
  source: 'https://github.com/slackapi/node-slack-sdk/issues/1243',
  patience: seconds(60),
  longPatience: seconds(180),
  isPhased: true,
  async act(site) {
    const end = await site.strike({ ...slackFault('mute', {}), text: does });
    await awaitNewLink(site);
    await end();
  },
  figures: (sight) =>
    recoveryFigures(sight, {
      cutsLinks: true,
      note: 'Depends on when in the tick of its pings the link dies',
    }),
} as const satisfies Probe;
