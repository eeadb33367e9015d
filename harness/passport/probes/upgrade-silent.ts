import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { together } from '../../faults/together.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { awaitNewLink } from '../waits.ts';

const does =
  'Resets the app’s connection, takes its next TCP connection and never answers the upgrade; the one after works';

/** A host that accepts and does not serve (F16). */
export const upgradeSilent = {
  name: 'upgrade-silent',
  title: 'Upgrade never answered',
  asks: 'How long does the app wait for the answer to its upgrade?',
  does,
  source: 'https://github.com/openabdev/openab/issues/1334',
  patience: seconds(0),
  longPatience: seconds(340),
  async act(site) {
    const end = await site.strike(
      together(does, slackFault('ignore-upgrades', {}), slackFault('end-links', { how: { kind: 'rst' } })),
    );
    await site.until(({ kind }) => kind === 'upgrade-ignored', seconds(60));
    await end();
    await awaitNewLink(site);
  },
  figures: (sight) => recoveryFigures(sight),
} as const satisfies Probe;
