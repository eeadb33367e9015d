/** The user's own apps, each started by a command of the user's own. */

import { shellWord } from '../base/shell-word.ts';
import type { ConfiguredSystem } from '../define-config.ts';
import type { TransportName } from '../result.ts';
import type { AppCommand, System } from './system.ts';

const both: readonly TransportName[] = ['http', 'socket-mode'];

/** As the user would start it: by a shell, in the user's own environment. */
function ownCommand(command: string, place: Pick<AppCommand, 'cwd' | 'env'>): AppCommand {
  return { ...place, command, args: [], shell: true, surroundings: 'user' };
}

/** For `--app "<command>"`, which a shell runs in the folder the harness was started in. Shown as `app@own`. */
export function ownApp(command: string, transports: readonly TransportName[] = both): System {
  return {
    name: 'app',
    isOwn: true,
    askedBy: `--app ${shellWord(command)}`,
    title: 'Your app',
    note: `Started by \`${command}\``,
    versions: ['own'],
    transports,
    check: async () => ({ kind: 'ready' }),
    prepare: async () => ({
      kind: 'prepared',
      command: () => ownCommand(command, { cwd: process.cwd() }),
      versions: {},
    }),
  };
}

/** An entry of the user's config as a system; `file` is where it stands, for the report, `folder` where it runs. */
export function configuredSystem(
  { name, command, env = {}, ...entry }: ConfiguredSystem,
  { file, folder }: { readonly file: string; readonly folder: string },
): System {
  const commandOf = (transport: TransportName): string | undefined =>
    typeof command === 'string' ? command : command[transport];
  const transports = entry.transports ?? both.filter((transport) => commandOf(transport) !== undefined);
  return {
    name,
    isOwn: true,
    ...(entry.offers ? { offers: entry.offers } : {}),
    ...(entry.promises ? { promises: entry.promises } : {}),
    ...(entry.health === undefined ? {} : { health: entry.health }),
    title: entry.title ?? name,
    note: entry.note ?? `Your app, from ${file}`,
    versions: ['own'],
    transports,
    check: async () => ({ kind: 'ready' }),
    prepare: async () => ({
      kind: 'prepared',
      command: (transport) => ownCommand(commandOf(transport) ?? 'false', { cwd: folder, env }),
      versions: {},
    }),
  };
}
