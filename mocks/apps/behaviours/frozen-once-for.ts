import { spawn } from 'node:child_process';
import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const AT = 10;

/** Stopped with all its threads at the tenth delivery. A process that is stopped cannot wake itself: another one does both. */
export function frozenOnceFor(seconds: number): ReturnType<Behaviour['receiver']> {
  let count = 0;
  return async (delivery) => {
    count += 1;
    if (count === AT)
      spawn('/bin/sh', ['-c', `kill -STOP ${process.pid}; sleep ${seconds}; kill -CONT ${process.pid}`], {
        stdio: 'ignore',
      });
    await ackThenHandle(delivery);
  };
}
