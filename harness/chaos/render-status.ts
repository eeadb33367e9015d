import type { TransportName } from '../result.ts';
import { quantity } from '../quantity.ts';
import { seconds } from '../units.ts';
import { rateWindow, type Status } from './status.ts';

/** One line of at most `width` characters: rate, in flight, links, fault, lost. */
export function renderStatus(transport: TransportName, status: Status, width = 120): string {
  const { at, phase, raised, recent, open, links, faults, lost, trouble } = status;
  // While traffic starts, the window is as long as there has been traffic.
  const [first = at] = recent;
  const window = raised > recent.length ? rateWindow : at - first;
  const rate = window < seconds(0.5) ? '–' : ((recent.length - 1) / (window / seconds(1))).toFixed(1);
  const parts = [
    phase === 'traffic' ? `${rate} events/s` : wordOf[phase],
    `${open.size} in flight`,
    `${links.size} link${links.size === 1 ? '' : 's'}`,
    faults.map(({ name, since }) => `${name} for ${((at - since) / seconds(1)).toFixed(1)} s`).join(', ') || 'no fault',
    `lost ${lost.size} of ${quantity(raised, 'count')}`,
    ...(trouble === undefined ? [] : [trouble]),
  ];
  const line = `${transport.padEnd(12)} ${parts.join(' · ')}`;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

const wordOf = { starting: 'starting', draining: 'settling', done: 'ended' } as const;
