import { atTime } from '../at-time.ts';
import type { Toxic } from './toxic.ts';

/** Swallows everything; closes after `timeout` ms without data, never where 0. Removing it closes the connection. */
export const timeout = {
  type: 'timeout',
  attributes: ['timeout'],
  closesWhenRemoved: true,
  run({ timeout = 0 }, outlet) {
    let cancel = () => {};
    const wait = () => {
      cancel();
      if (timeout > 0) cancel = atTime(performance.now() + timeout, () => outlet.close());
    };
    wait();
    return {
      take() {
        wait();
        outlet.ready();
      },
      end: () => outlet.close(),
      interrupt: () => cancel(),
    };
  },
} as const satisfies Toxic;
