import { type Micros, seconds, toMs } from '../base/units.ts';
import type { Fault } from './fault.ts';

/** The app's own work on each event takes this long, from its start to its end (environment `HANDLER_DELAY_MS`). */
export function slowHandler({ delay }: { readonly delay: Micros }): Fault {
  return {
    name: 'slow-handler',
    text: `the app works ${delay / seconds(1)} s on each event`,
    severs: false,
    touches: { rule: 'handlers', atLeastUs: delay },
    environment: { HANDLER_DELAY_MS: String(toMs(delay)) },
    inject: async () => async () => undefined,
  };
}
