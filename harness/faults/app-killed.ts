import type { Fault } from './fault.ts';

/** The app's process is ended without a word (SIGKILL), as by an out-of-memory killer, and started again when the fault ends. */
export function appKilled(): Fault {
  return {
    name: 'app-killed',
    text: 'the app’s process is killed (SIGKILL), and started again at the end',
    severs: true,
    touches: { rule: 'exits' },
    inject: async ({ app }) => {
      await app.stop({ signal: 'SIGKILL' });
      let started: Promise<void> | undefined;
      return () => (started ??= app.start());
    },
  };
}
