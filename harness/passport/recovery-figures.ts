import type { Figure } from './figure.ts';
import { seconds } from '../base/units.ts';
import { deafUs, exitFigure, newLink, type Sight } from './sight.ts';
import { isOpenCall } from '../history/calls.ts';

/** How the app came back: how long it took, how long it was deaf, what it asked of Slack meanwhile. Pure. */
export function recoveryFigures(
  sight: Sight,
  { cutsLinks = false, note }: { readonly cutsLinks?: boolean; readonly note?: string } = {},
): readonly Figure[] {
  const { entries, struckAt, endAt } = sight;
  const link = newLink(sight);
  const opens = entries.filter(
    (each) => isOpenCall(each) && each.at >= struckAt && each.at <= (link?.readyAt ?? endAt),
  );
  return [
    {
      name: 'reconnect',
      title: 'From the fault to a new link with its hello',
      ...(note === undefined ? {} : { note }),
      ...(link
        ? { kind: 'number', unit: 'us', number: link.readyAt - struckAt }
        : { kind: 'nothing', why: `no new link within ${Math.round((endAt - struckAt) / seconds(1))} s` }),
    },
    {
      name: 'deaf',
      title: 'Without a link that could bring an event',
      kind: 'number',
      unit: 'us',
      number: deafUs(sight, { cutsLinks }),
    },
    {
      name: 'opens',
      title: 'Calls of apps.connections.open until then',
      kind: 'number',
      unit: 'count',
      number: opens.length,
    },
    exitFigure(sight),
  ];
}
