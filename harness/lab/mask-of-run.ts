import { type Mask, secretMask } from '../base/mask-secrets.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import type { PreparedSystems } from './prepare-systems.ts';
import type { RunOptions } from './run-options.ts';

/** Takes out secrets of the user's environment, of what a system's own names in it, of the commands that start it, and of what the mock gives it. */
export function maskOfRun({ cells, command }: Pick<RunOptions, 'cells' | 'command'>, prepared: PreparedSystems): Mask {
  const commands = [...prepared.values()].flatMap((system) =>
    system.kind === 'prepared' ? [...new Set(cells.map(({ plan }) => plan.transport))].map(system.command) : [],
  );
  return secretMask({
    environments: [process.env, ...commands.map(({ env = {} }) => env), appEnvironment('')],
    commands: [command, ...commands.flatMap(({ args = [], command: own }) => [own, ...args])],
  });
}
