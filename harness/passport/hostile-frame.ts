import { seconds } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Figure } from './figure.ts';
import type { Probe } from './probe.ts';
import { deafUs, exitFigure, newLink, type Sight } from './sight.ts';

/** A link that answers events for so long after the frame has taken no harm. */
const watched = seconds(4);

/** A probe that writes bytes into the app's links that Slack would not send, and sees what becomes of them. */
export function hostileFrame(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'does' | 'source'>,
  bytes: Uint8Array,
): Probe {
  return {
    ...about,
    patience: seconds(55),
    async act(site) {
      await site.strike(about.does, () => site.sockets.write(bytes));
      const lost = await site.until(isEnd, watched);
      let acks = 0;
      // One may have been under way when the frame was written.
      if (!lost && (await site.until(({ kind }) => kind === 'ack' && (acks += 1) > 1, seconds(1)))) return;
      if (site.isRunning() && (await site.until(({ kind }) => kind === 'link-ready', site.patience)))
        await site.pause(seconds(1));
    },
    figures: (sight) => [
      { name: 'link', title: 'The link', kind: 'words', words: fateOf(sight) },
      ...reconnect(sight),
      exitFigure(sight),
    ],
  };
}

function isEnd({ kind }: Entry): boolean {
  return kind === 'link-closing' || kind === 'link-closed';
}

function fateOf(sight: Sight): string {
  const { links, endAt, exit } = sight;
  const [old] = links;
  if (exit) return 'ends with the process';
  if (old?.closing && old.closing.at <= endAt)
    return `${old.closing.by === 'app' ? 'the app' : 'Slack'} closes it with ${old.closing.code}`;
  if (old?.closed && old.closed.at <= endAt) return 'the app drops TCP without a close frame';
  return isHeard(sight) ? 'stays, and events go on' : 'stays, and brings no more events';
}

/** The old link still brought events a while after the frame. */
function isHeard({ links, entries, struckAt }: Sight): boolean {
  return entries.some(
    (entry) => entry.kind === 'ack' && entry.link === links[0]?.id && entry.at > struckAt + watched / 2,
  );
}

function reconnect(sight: Sight): readonly Figure[] {
  const link = newLink(sight);
  if (!link) return [];
  return [
    {
      name: 'reconnect',
      title: 'From the frame to a new link with its hello',
      kind: 'number',
      unit: 'us',
      number: link.readyAt - sight.struckAt,
    },
    {
      name: 'deaf',
      title: 'Without a link that could bring an event',
      kind: 'number',
      unit: 'us',
      number: deafUs(sight, { cutsLinks: !isHeard(sight) }),
    },
  ];
}
