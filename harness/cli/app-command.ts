/** `app`: one of our systems' apps by itself, against a Slack that runs already (`mock`). */

import { Command } from 'commander';
import { cacheDir } from '../base/cache-dir.ts';
import { LabError } from '../base/lab-error.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import { onInterrupt } from './on-interrupt.ts';
import { selectSystems, selectTransports, wholeNumber } from './select.ts';
import { UsageError } from './usage-error.ts';

interface AppFlags {
  readonly transport: string;
  readonly apiUrl: string;
  readonly port: string;
}

/** Of a `mock` on its default port. */
export const defaultApiUrl = 'http://127.0.0.1:8080/api/';

export function appCommand(): Command {
  return new Command('app')
    .description('start the app of a system against a running mock; installs the system at first use')
    .argument('<system>', 'as for --system: bolt-python, bolt-js@4.7.3, …')
    .option('--transport <name>', 'http or socket-mode', 'socket-mode')
    .option('--api-url <url>', 'where Slack is, as `mock` prints it', defaultApiUrl)
    .option('--port <n>', 'where the app listens over HTTP (path /slack/events)', '3000')
    .action(async (system: string, flags: AppFlags) => {
      process.exitCode = await act(system, flags);
    });
}

async function act(named: string, { transport: wanted, apiUrl, port }: AppFlags): Promise<number> {
  const [transport] = selectTransports([wanted]);
  const [chosen] = await selectSystems({ named: [named], app: undefined, fallback: [] });
  if (transport === undefined || chosen === undefined) throw new UsageError('Name a system and a transport');
  const { system, version } = chosen;
  if (!system.doors.includes(transport))
    throw new UsageError(`${system.name} has no ${transport}: it has ${system.doors.join(', ')}`);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const prepared = await system.prepare(version, { cache: cacheDir(), progress: say });
  if (prepared.kind === 'unavailable') throw new LabError(prepared.why);
  const children = await spawnChildren();
  const interrupt = onInterrupt(() => undefined);
  try {
    const { command, args, cwd, env } = prepared.command(transport);
    const child = await children.spawn({
      label: `${system.name}@${version}`,
      command,
      args,
      cwd,
      env: {
        ...env,
        SLACK_TRANSPORT: transport,
        ...appEnvironment(apiUrl),
        PORT: String(wholeNumber('--port', port, 1, 65_535)),
      },
    });
    child.onLine((stream, line) => process[stream].write(`${line}\n`));
    if (transport === 'http') say(`Request URL: http://127.0.0.1:${port}/slack/events`);
    const interrupted = new Promise<'interrupted'>((resolve) => {
      interrupt.signal.addEventListener('abort', () => resolve('interrupted'));
    });
    const end = await Promise.race([child.exited, interrupted]);
    if (end !== 'interrupted') return end.code ?? 1;
    await child.kill({ signal: 'SIGTERM' });
    return 130;
  } finally {
    await children.close();
    interrupt.stop();
  }
}
