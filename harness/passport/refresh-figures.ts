import type { Figure } from './figure.ts';
import { deafUs, exitFigure, mostSockets, newLink, type Sight } from './sight.ts';

/** How the app passes a refresh, counted from the `disconnect` frame (slack-protocol.md §4.2). Pure. */
export function refreshFigures(sight: Sight, { note }: { readonly note?: string } = {}): readonly Figure[] {
  const { entries, struckAt, links } = sight;
  const told = entries.find((entry) => entry.kind === 'disconnect-sent' && entry.at >= struckAt);
  /** Of several links only that of the recycled host is asked to go. */
  const old = links.find(({ id }) => told?.kind === 'disconnect-sent' && id === told.link) ?? links[0];
  const link = newLink(sight);
  const oldUntil = Math.min(old?.closing?.at ?? Infinity, old?.closed?.at ?? Infinity);
  const undelivered = entries.filter(
    (entry) => entry.kind === 'attempt-failed' && entry.at >= struckAt && entry.attempt === 0,
  ).length;
  const order = !link
    ? 'it does not come back'
    : link.readyAt <= oldUntil
      ? 'opens, then closes'
      : 'closes, then opens';
  return [
    {
      name: 'reconnect',
      title: 'From the disconnect frame to a new link with its hello',
      ...(note === undefined ? {} : { note }),
      ...(link && told
        ? { kind: 'number', unit: 'us', number: link.readyAt - told.at }
        : { kind: 'nothing', why: 'no new link was seen' }),
    },
    {
      name: 'deaf',
      title: 'Without a link that could bring an event',
      kind: 'number',
      unit: 'us',
      number: deafUs(sight, { cutsLinks: false }),
    },
    { name: 'order', title: 'Old and new link', kind: 'words', words: order },
    {
      name: 'sockets',
      title: 'TCP connections at once, at most',
      kind: 'number',
      unit: 'count',
      number: mostSockets(sight),
    },
    {
      name: 'undelivered',
      title: 'Events whose first delivery failed',
      kind: 'number',
      unit: 'count',
      number: undelivered,
    },
    {
      name: 'old-link',
      title: 'The old link ends by',
      kind: 'words',
      words: old?.closing
        ? `${old.closing.by === 'app' ? 'the app’s' : 'Slack’s'} close frame ${old.closing.code}`
        : old?.closed
          ? 'TCP only, no close frame'
          : 'nothing: it stays open',
    },
    exitFigure(sight),
  ];
}
