import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const outstaysItsStop = {
  name: 'outstays-its-stop',
  does: 'stops its work at SIGTERM and keeps its link, or its port, until it is killed',
  receiver() {
    let isTold = false;
    process.once('SIGTERM', () => {
      isTold = true;
    });
    return (delivery) => (isTold ? undefined : ackThenHandle(delivery));
  },
  endsNotWhenTold: true,
} as const satisfies Behaviour;
