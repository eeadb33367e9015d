import { seconds } from '../base/units.ts';
import type { Probe, ProbeSite } from './probe.ts';
import { recoveryFigures } from './recovery-figures.ts';
import { awaitNewLink } from './waits.ts';

type Ending = Parameters<ProbeSite['sockets']['endLinks']>[0];

/** A probe that ends the app's links in one way and waits for the next one. */
export function severing(about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>, ending: Ending): Probe {
  return {
    ...about,
    patience: seconds(60),
    longPatience: seconds(120),
    isPhased: true,
    async act(site) {
      await site.strike(about.does, () => site.sockets.endLinks(ending));
      await awaitNewLink(site);
    },
    figures: recoveryFigures,
  };
}
