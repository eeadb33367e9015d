import type { Lane } from '../network/route.ts';
import { type Fault, onAll } from './fault.ts';

/**
 * Every byte of events one way is swallowed, and the other way goes on: a firewall that lost half of a connection. At its end the
 * connections it held are closed. Unrealistic in that TCP itself is well both ways, up to the proxy.
 */
export function oneWayPartition({ lane }: { readonly lane: Lane }): Fault {
  return {
    name: 'one-way-partition',
    text: `every byte ${lane === 'to-app' ? 'to the app' : 'to Slack'} is swallowed, the other way is well`,
    severs: true,
    touches: { rule: 'held', lane },
    inject: ({ events }) =>
      onAll(events, (route) => route.poison([{ type: 'timeout', lane, attributes: { timeout: 0 } }])),
  };
}
