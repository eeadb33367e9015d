import { atTime } from '../at-time.ts';
import type { Toxic } from './toxic.ts';

/**
 * Closes `timeout` ms after the first data (or the close) in its direction; what came is lost. With RST on connections
 * opened after it was added, with FIN on older ones, as in the real server.
 */
export const resetPeer = {
  type: 'reset_peer',
  attributes: ['timeout'],
  resetsNewConnections: true,
  run({ timeout = 0 }, outlet) {
    let cancel = () => {};
    const close = () => {
      cancel = atTime(performance.now() + timeout, () => outlet.close());
    };
    return {
      take: close,
      end: close,
      interrupt() {
        // The real one cannot be interrupted once data has come (it sleeps on); the difference is a reset that is spared.
        cancel();
      },
    };
  },
} as const satisfies Toxic;
