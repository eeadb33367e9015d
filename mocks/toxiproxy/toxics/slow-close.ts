import { atTime } from '../at-time.ts';
import type { Toxic } from './toxic.ts';

/** Passes everything; delays the close by `delay` ms. */
export const slowClose = {
  type: 'slow_close',
  attributes: ['delay'],
  run({ delay = 0 }, outlet) {
    let cancel = () => {};
    return {
      take(chunk) {
        outlet.pass(chunk);
        outlet.ready();
      },
      end() {
        cancel = atTime(performance.now() + delay, () => outlet.close());
      },
      interrupt: () => cancel(),
    };
  },
} as const satisfies Toxic;
