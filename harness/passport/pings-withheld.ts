import { seconds } from '../base/units.ts';
import type { Probe } from './probe.ts';
import { recoveryFigures } from './recovery-figures.ts';
import { awaitNewLink } from './waits.ts';

/** A probe that sends no pings until the app has another link. */
export function pingsWithheld(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  { leavesTcpOpen }: { readonly leavesTcpOpen: boolean },
): Probe {
  return {
    ...about,
    patience: seconds(60),
    longPatience: seconds(120),
    isPhased: true,
    policy: { leavesTcpOpen },
    async act(site) {
      // Just after a ping, so that the strike is the instant of the last one.
      await site.until(({ kind }) => kind === 'pong-heard', seconds(15));
      const end = await site.strike(about.does, () => site.sockets.withholdPings());
      await awaitNewLink(site);
      site.heal(end);
    },
    figures: (sight) => recoveryFigures(sight),
  };
}
