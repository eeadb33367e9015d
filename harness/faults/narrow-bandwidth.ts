import { ms } from '../base/units.ts';
import { type Fault, onAll } from './fault.ts';

/** The smallest body of an event; what a narrow way costs it is the least that must show. */
const leastBytes = 900;

/** So many KB/s to the app, for each connection, in slices of 100 ms: a mobile link, a throttled egress. */
export function narrowBandwidth({ kilobytesPerSecond }: { readonly kilobytesPerSecond: number }): Fault {
  return {
    name: 'narrow-bandwidth',
    text: `${kilobytesPerSecond} KB/s to the app`,
    severs: false,
    touches: { rule: 'slowed', atLeastUs: ms(leastBytes / kilobytesPerSecond) },
    inject: ({ events }) =>
      onAll(events, (route) =>
        route.poison([{ type: 'bandwidth', lane: 'to-app', attributes: { rate: kilobytesPerSecond } }]),
      ),
  };
}
