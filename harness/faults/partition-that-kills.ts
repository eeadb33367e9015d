import { type Fault, onAll } from './fault.ts';

/**
 * The network swallows every byte, both ways, on all routes; at its end the connections it held are closed. Unrealistic
 * in that new TCP connections are accepted by the proxy, as by a stateful middlebox.
 */
export function partitionThatKills(): Fault {
  return {
    name: 'partition-that-kills',
    text: 'every byte is swallowed, both ways; connections do not survive it',
    severs: true,
    touches: { rule: 'held' },
    inject: ({ events, webApi }) =>
      onAll([...events, webApi], (route) =>
        route.poison([
          { type: 'timeout', lane: 'to-app', attributes: { timeout: 0 } },
          { type: 'timeout', lane: 'to-slack', attributes: { timeout: 0 } },
        ]),
      ),
  };
}
