import type { Fault } from './fault.ts';

/** The app's process is ended (SIGTERM, then SIGKILL) and started again when the fault ends. */
export function appRestart(): Fault {
  return {
    name: 'app-restart',
    text: 'the app’s process is ended, and started again at the end',
    severs: true,
    touches: { rule: 'exits' },
    inject: async ({ app }) => {
      await app.stop();
      let started: Promise<void> | undefined;
      return () => (started ??= app.start());
    },
  };
}
