import { seconds } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import { backOffFigures } from './back-off-figures.ts';
import type { Probe } from './probe.ts';
import { exitFigure, openAtEnd, triesOf } from './sight.ts';
import { gatherTries } from './waits.ts';

const isTry = ({ kind }: Entry): boolean => kind === 'link-refused';

/** A probe that refuses upgrades with one HTTP status, gathers the tries, and sees the app come back. */
export function refusedUpgrade(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'source'> & { readonly curve?: string },
  status: number,
): Probe {
  const { curve, ...rest } = about;
  const does = `Resets the app’s connection and answers its next upgrades with HTTP ${status}`;
  return {
    ...rest,
    does,
    patience: seconds(50),
    policy: { connectionsOpenPerMinute: 1_000_000, connectionsOpenBurst: 10_000 },
    async act(site) {
      const end = await site.strike(does, () => {
        const stop = site.sockets.refuseUpgrades(status);
        site.sockets.endLinks({ kind: 'rst' });
        return stop;
      });
      await gatherTries(site, isTry, 5);
      site.heal(end);
      if (await site.until(({ kind }) => kind === 'link-ready', seconds(12))) await site.pause(seconds(6));
    },
    figures: (sight) => [
      ...backOffFigures(triesOf(sight, isTry)),
      {
        name: 'links-at-end',
        title: 'Links it holds when all is well again',
        kind: 'number',
        unit: 'count',
        number: openAtEnd(sight),
      },
      exitFigure(sight),
    ],
    tries: { isTry, ...(curve === undefined ? {} : { curve }) },
  };
}
