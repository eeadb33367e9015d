/** The user's own app, started by the user's own command. */

import type { TransportName } from '../result.ts';
import { shellWord } from '../base/shell-word.ts';
import type { System } from './system.ts';

/** For `--app "<command>"`, which a shell runs in the folder the harness was started in. Shown as `app@own`. */
export function ownApp(command: string, transports: readonly TransportName[] = ['http', 'socket-mode']): System {
  return {
    name: 'app',
    askedBy: `--app ${shellWord(command)}`,
    title: 'Your app',
    note: `Started by \`${command}\``,
    versions: ['own'],
    transports,
    check: async () => ({ kind: 'ready' }),
    prepare: async () => ({
      kind: 'prepared',
      command: () => ({ command: '/bin/sh', args: ['-c', command], cwd: process.cwd() }),
      versions: {},
    }),
  };
}
