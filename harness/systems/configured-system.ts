import type { ConfiguredSystem } from '../define-config.ts';
import type { TransportName } from '../result.ts';
import type { System } from './system.ts';

const both: readonly TransportName[] = ['http', 'socket-mode'];

/** An entry of the user's config as a system; `file` is where it stands, for the report, `folder` where it runs. */
export function configuredSystem(
  { name, command, env = {}, ...entry }: ConfiguredSystem,
  { file, folder }: { readonly file: string; readonly folder: string },
): System {
  const commandOf = (door: TransportName): string | undefined =>
    typeof command === 'string' ? command : command[door];
  const doors = entry.doors ?? both.filter((door) => commandOf(door) !== undefined);
  return {
    name,
    title: entry.title ?? name,
    note: entry.note ?? `Your app, from ${file}`,
    versions: ['own'],
    doors,
    check: async () => ({ kind: 'ready' }),
    prepare: async () => ({
      kind: 'prepared',
      command: (door) => ({ command: '/bin/sh', args: ['-c', commandOf(door) ?? 'false'], cwd: folder, env }),
      versions: {},
    }),
  };
}
