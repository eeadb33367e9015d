import { seconds } from '../base/units.ts';
import type { Probe } from './probe.ts';
import { recoveryFigures } from './recovery-figures.ts';
import { awaitNewLink } from './waits.ts';

/** A probe that answers no pings until the app gives its link up; the next link is a good one. */
export function pongsWithheld(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  { leavesTcpOpen }: { readonly leavesTcpOpen: boolean },
): Probe {
  return {
    ...about,
    patience: seconds(50),
    isPhased: true,
    policy: { leavesTcpOpen },
    async act(site) {
      const end = await site.strike(about.does, () => site.sockets.withholdPongs());
      await site.until(({ kind }) => kind === 'link-closing' || kind === 'link-closed', site.patience);
      site.heal(end);
      await awaitNewLink({ ...site, patience: seconds(20) });
    },
    figures: (sight) => recoveryFigures(sight, { note: 'Depends on when in the tick of its pings they stop' }),
  };
}
