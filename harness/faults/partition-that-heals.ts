import { type Fault, onAll } from './fault.ts';

/** ms; longer than any run. */
const forever = 10_000_000;

/**
 * Bytes are held, both ways, and arrive when it ends, as TCP retransmission would bring them. Unrealistic in that all of
 * them arrive at once, without the sender's back-off.
 */
export function partitionThatHeals(): Fault {
  return {
    name: 'partition-that-heals',
    text: 'every byte is held, both ways, until the network is back',
    severs: true,
    touches: { rule: 'held' },
    inject: ({ events, webApi }) =>
      onAll([...events, webApi], (route) =>
        route.poison([
          { type: 'latency', lane: 'to-app', attributes: { latency: forever, jitter: 0 } },
          { type: 'latency', lane: 'to-slack', attributes: { latency: forever, jitter: 0 } },
        ]),
      ),
  };
}
