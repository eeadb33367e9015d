import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const ignoresItsStop = {
  name: 'ignores-its-stop',
  does: 'works on at SIGTERM as if nothing had been said, until it is killed',
  receiver() {
    // Without a listener the signal ends the process.
    process.on('SIGTERM', () => {});
    return ackThenHandle;
  },
  endsNotWhenTold: true,
} as const satisfies Behaviour;
