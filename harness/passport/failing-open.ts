import type { WebApiFault } from '../../mocks/slack/io/slack-control.ts';
import { type Micros, seconds } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import { backOffFigures } from './back-off-figures.ts';
import type { Probe } from './probe.ts';
import { exitFigure, newLink, triesOf } from './sight.ts';
import { gatherTries } from './waits.ts';
import { isOpenCall } from '../history/calls.ts';

const isTry = (entry: Entry): boolean => isOpenCall(entry) && !entry.ok;

/** A probe that lets apps.connections.open fail in one way while the app has no link, gathers the tries, and heals it. */
export function failingOpen(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'source'> & { readonly curve?: string },
  {
    fault,
    says,
    wanted,
    comesBackWithin = seconds(15),
  }: {
    readonly fault: WebApiFault;
    /** What the app gets for an answer, in words. */
    readonly says: string;
    /** Tries to gather. */
    readonly wanted: number;
    readonly comesBackWithin?: Micros;
  },
): Probe {
  const { curve, ...rest } = about;
  const does = `Resets the app’s connection and answers apps.connections.open with ${says}`;
  return {
    ...rest,
    does,
    patience: seconds(55),
    policy: { connectionsOpenPerMinute: 1_000_000, connectionsOpenBurst: 10_000 },
    async act(site) {
      const end = await site.strike(does, () => {
        const stop = site.webApi.fault('apps.connections.open', fault);
        site.sockets.endLinks({ kind: 'rst' });
        return stop;
      });
      await gatherTries(site, isTry, wanted);
      site.heal(end);
      await site.until(({ kind }) => kind === 'link-ready', comesBackWithin);
    },
    figures(sight) {
      const { healedAt, exit } = sight;
      const link = newLink(sight);
      return [
        ...backOffFigures(triesOf(sight, isTry)),
        {
          name: 'comes-back',
          title: 'From the end of the fault to a new link',
          ...(link && healedAt !== undefined
            ? { kind: 'number', unit: 'us', number: link.readyAt - healedAt }
            : {
                kind: 'nothing',
                why: exit ? 'the process has ended' : `no new link within ${comesBackWithin / seconds(1)} s`,
              }),
        },
        exitFigure(sight),
      ];
    },
    tries: { isTry, ...(curve === undefined ? {} : { curve }) },
  };
}
