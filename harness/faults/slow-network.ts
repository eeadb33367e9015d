import type { Lane } from '../network/route.ts';
import { type Micros, ms, toMs } from '../base/units.ts';
import { type Fault, onAll } from './fault.ts';

interface SlowNetworkOptions {
  readonly lane: Lane;
  readonly delay: Micros;
  /** Each wait differs from `delay` by up to this, either way. Default none. */
  readonly jitter?: Micros;
}

/**
 * Every byte in one direction waits. Unrealistic in that the TCP handshake is not delayed (Toxiproxy PR 536), so a
 * transport that connects per event pays a round trip too few. That an app would have connections on which nothing comes for as long
 * as the delay, which a server of one thread waits for, is kept from it (`dialsLate`).
 */
export function slowNetwork({ lane, delay, jitter = ms(0) }: SlowNetworkOptions): Fault {
  return {
    name: 'slow-network',
    text: `every byte ${lane === 'to-app' ? 'to the app' : 'to Slack'} waits ${toMs(delay)} ms${jitter === 0 ? '' : `, ${toMs(jitter)} ms more or less`}`,
    severs: false,
    touches: { rule: 'slowed', atLeastUs: delay - jitter },
    inject: ({ events }) =>
      onAll(events, (route) =>
        route.poison([{ type: 'latency', lane, attributes: { latency: toMs(delay), jitter: toMs(jitter) } }]),
      ),
  };
}
