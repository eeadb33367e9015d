import { deafUs } from './deaf-us.ts';
import { exitFigure } from './exit-figure.ts';
import type { Figure } from './figure.ts';
import { isOpenCall } from './is-open-call.ts';
import { newLink } from './new-link.ts';
import { seconds } from '../base/units.ts';
import type { Sight } from './sight.ts';

/** How the app came back: how long it took, how long it was deaf, what it asked of Slack meanwhile. Pure. */
export function recoveryFigures(
  sight: Sight,
  { cutsLinks = false, note }: { readonly cutsLinks?: boolean; readonly note?: string } = {},
): readonly Figure[] {
  const { entries, struckUs, endUs } = sight;
  const link = newLink(sight);
  const opens = entries.filter(
    (each) => isOpenCall(each) && each.at >= struckUs && each.at <= (link?.readyUs ?? endUs),
  );
  return [
    {
      name: 'reconnect',
      title: 'From the fault to a new link with its hello',
      ...(note === undefined ? {} : { note }),
      ...(link
        ? { kind: 'number', unit: 'us', number: link.readyUs - struckUs }
        : { kind: 'nothing', why: `no new link within ${Math.round((endUs - struckUs) / seconds(1))} s` }),
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
