import { quantity } from '../base/quantity.ts';
import { seconds } from '../base/units.ts';
import type { TransportName } from '../result.ts';
import type { Status } from './status.ts';

/** One line of at most `width` characters: rate, in flight, links, fault, lost. */
export function renderStatus(transport: TransportName, status: Status, width = 120): string {
  const { raised, inFlight, links, faults, lost, trouble } = status;
  const parts = [
    paceOf(status),
    `${quantity(inFlight, 'count')} in flight`,
    `${links} link${links === 1 ? '' : 's'}`,
    faults.map(({ name, forUs }) => `${name} for ${(forUs / seconds(1)).toFixed(1)} s`).join(', ') || 'no fault',
    `lost ${lost} of ${quantity(raised, 'count')}`,
    ...(trouble === undefined ? [] : [trouble]),
  ];
  const line = `${transport.padEnd(12)} ${parts.join(' · ')}`;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function paceOf({ phase, perSecond }: Status): string {
  switch (phase) {
    case 'traffic':
      return `${perSecond === undefined ? '–' : perSecond.toFixed(1)} events/s`;
    case 'draining':
      return 'settling';
    case 'starting':
    case 'ended':
      return phase;
    default:
      return phase satisfies never;
  }
}
