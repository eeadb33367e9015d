import { seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { together } from '../../faults/together.ts';
import type { Probe } from '../probe.ts';
import { exitFigure } from '../sight.ts';

const does = 'Resets the app’s connection, answers the next upgrade with 101 and sends no hello; pings and pongs go on';

/** The upgrade worked and nothing follows (F17). */
export const helloMissing = {
  name: 'hello-missing',
  title: 'No hello after the upgrade',
  asks: 'Does the app give up a link that never gets its hello?',
  does,
  source: 'slack-protocol.md §1.2',
  patience: seconds(45),
  longPatience: seconds(180),
  async act(site) {
    const end = await site.strike(
      together(does, slackFault('withhold-hello', {}), slackFault('end-links', { how: { kind: 'rst' } })),
    );
    const opened = await site.until(({ kind }) => kind === 'link-opened', seconds(15));
    const isOther = (link: string): boolean => opened?.kind === 'link-opened' && link !== opened.link;
    const again = await site.until((entry) => entry.kind === 'link-opened' && isOther(entry.link), site.patience);
    await end();
    // The link that it dialled last may still get no hello: an app that gave one up gives that up as well.
    if (again) await site.until(({ kind }) => kind === 'link-ready', site.patience);
  },
  figures(sight) {
    const { links, struckAt, endAt } = sight;
    const [first, second] = links.filter(({ openedAt }) => openedAt >= struckAt);
    const waited = Math.round((endAt - (first?.openedAt ?? struckAt)) / seconds(1));
    return [
      {
        name: 'gives-up',
        title: 'From the upgrade without hello to the next one',
        ...(first && second
          ? { kind: 'number', unit: 'us', number: second.openedAt - first.openedAt }
          : { kind: 'nothing', why: `it still waited after ${waited} s` }),
      },
      exitFigure(sight),
    ];
  },
} as const satisfies Probe;
