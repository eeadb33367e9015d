import type { TransportName } from '../result.ts';
import { quantity } from '../base/quantity.ts';
import { seconds } from '../base/units.ts';
import type { Status } from './status.ts';

/** One line of at most `width` characters: rate, in flight, links, fault, lost. */
export function renderStatus(transport: TransportName, status: Status, width = 120): string {
  const { at, raised, open, links, faults, lost, trouble } = status;
  const parts = [
    standing(status),
    `${quantity(open.size, 'count')} in flight`,
    `${links.size} link${links.size === 1 ? '' : 's'}`,
    faults.map(({ name, since }) => `${name} for ${((at - since) / seconds(1)).toFixed(1)} s`).join(', ') || 'no fault',
    `lost ${lost.size} of ${quantity(raised, 'count')}`,
    ...(trouble === undefined ? [] : [trouble]),
  ];
  const line = `${transport.padEnd(12)} ${parts.join(' · ')}`;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function standing(status: Status): string {
  if (status.isOver) return 'ended';
  switch (status.phase) {
    case 'traffic':
      return `${rateOf(status)} events/s`;
    case 'draining':
      return 'settling';
    default:
      return status.phase;
  }
}

/** Over the events of the window; it falls as soon as none comes. */
function rateOf({ at, recent }: Status): string {
  const [first = at] = recent;
  const window = (at - first) / seconds(1);
  return window < 0.5 ? '–' : ((recent.length - 1) / window).toFixed(1);
}
