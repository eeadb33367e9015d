/** Upgrades of new sockets that Slack refuses. */

import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { together } from '../../faults/together.ts';
import type { Entry } from '../../journal/facts.ts';
import { backOffFigures } from '../back-off-figures.ts';
import type { Probe } from '../probe.ts';
import { exitFigure, linksAt, openAtEnd, triesOf } from '../sight.ts';
import { gatherTries } from '../waits.ts';

const isTry = ({ kind }: Entry): boolean => kind === 'link-refused';

export const refusedUpgrades: readonly Probe[] = [
  /** The upgrade times out on Slack’s side. */
  refusedUpgrade(
    {
      name: 'upgrade-408',
      title: '408 at the upgrade',
      asks: 'How does the app try again when Slack refuses its upgrade with 408?',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/1472',
      curve: '408 at the upgrade',
    },
    408,
  ),
  /** Two upgrades of one app collided (F05). */
  refusedUpgrade(
    {
      name: 'upgrade-409',
      title: '409 at the upgrade',
      asks: 'How does the app try again when Slack refuses its upgrade with 409?',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/2094',
    },
    409,
  ),
  /** The host that serves sockets is overloaded or gone (F11). */
  refusedUpgrade(
    {
      name: 'upgrade-503',
      title: '503 at the upgrade',
      asks: 'How does the app try again when Slack refuses its upgrade with 503?',
      source: 'https://github.com/openclaw/openclaw/issues/128809',
    },
    503,
  ),
];

/** A probe that refuses upgrades with one HTTP status, gathers the tries, and sees the app come back. */
function refusedUpgrade(
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
      const end = await site.strike(
        together(does, slackFault('refuse-upgrades', { status }), slackFault('end-links', { how: { kind: 'rst' } })),
      );
      await gatherTries(site, isTry, 5);
      await end();
      // As long as the promise of a new link allows; an app with a slow back-off would be called deaf else
      if (await site.until(({ kind }) => kind === 'link-ready', seconds(60))) await site.pause(seconds(6));
    },
    figures: (sight) => [
      ...backOffFigures(triesOf(sight, isTry), { links: linksAt(sight, sight.struckAt).length }),
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
