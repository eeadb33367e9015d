import { type Micros, seconds, toMs } from '../base/units.ts';
import type { Fault } from './fault.ts';

/** The app's process is ended (SIGTERM, then SIGKILL after the grace) and started again when the fault ends. */
export function appRestart({ grace }: { readonly grace?: Micros } = {}): Fault {
  return {
    name: 'app-restart',
    text: `the app’s process is ended${grace === undefined ? '' : ` (with ${grace / seconds(1)} s to finish)`}, and started again at the end`,
    severs: true,
    touches: { rule: 'exits' },
    inject: async ({ app }) => {
      await app.stop(grace === undefined ? {} : { graceMs: toMs(grace) });
      let started: Promise<void> | undefined;
      return () => (started ??= app.start());
    },
  };
}
