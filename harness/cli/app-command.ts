/** `app`: one of our systems' apps by itself, against a Slack that runs already (`mock`). */

import { Command, Option } from '@commander-js/extra-typings';
import { cacheDir } from '../machine/cache-dir.ts';
import { LabError } from '../base/lab-error.ts';
import { defaultControlUrl } from '../plan/defaults.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { whileInstalling } from '../systems/run-installer.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { wholeNumber } from './option-values.ts';
import { selectSystems, selectTransports } from './select.ts';
import { UsageError } from './usage-error.ts';
import { visibleLine } from '../base/visible-text.ts';
import { writeText } from './write-text.ts';

type AppCommand = ReturnType<typeof declareApp>;

function declareApp() {
  return new Command('app')
    .description('Start the app of a system against a running mock; the system is installed at first use')
    .argument('<system>', 'name and version of the system, such as bolt-python or bolt-js@4.7.3')
    .addOption(new Option('--transport <name>', 'http or socket-mode').default('socket-mode', 'socket-mode'))
    .addOption(
      new Option('--control-url <url>', 'address of the control API, as `mock` prints it').default(
        defaultControlUrl,
        defaultControlUrl,
      ),
    )
    .addOption(
      new Option('--port <n>', 'port on which the app listens over HTTP (path /slack/events)')
        .argParser(wholeNumber('--port', 1, 65_535))
        .default(3_000, '3000'),
    );
}

export function appCommand(): AppCommand {
  return declareApp().action(async (system, flags) => {
    process.exitCode = await app(system, flags);
  });
}

async function app(
  named: string,
  { transport: wanted, controlUrl, port }: ReturnType<AppCommand['opts']>,
): Promise<number> {
  const [transport] = selectTransports([wanted]);
  const [chosen] = await selectSystems({ named: [named], app: undefined, fallback: [] });
  if (transport === undefined || chosen === undefined) throw new UsageError('Name a system and a transport');
  const { system, version } = chosen;
  if (!system.transports.includes(transport))
    throw new UsageError(`${system.name} has no ${transport}: it has ${system.transports.join(', ')}`);
  const environment = await environmentOf(controlUrl);
  const say = (line: string) => writeText(process.stderr, `${line}\n`);
  const interrupt = onInterrupt(() => undefined);
  const prepared = await whileInstalling(interrupt.signal, () =>
    system.prepare(version, { cache: cacheDir(), progress: say }),
  );
  if (interrupt.signal.aborted) return exitCodeOfEnd(interrupt.signal);
  if (prepared.kind === 'unavailable') throw new LabError(prepared.why);
  const children = await spawnChildren();
  try {
    const command = prepared.command(transport);
    const child = await children.spawn({
      label: `${system.name}@${version}`,
      ...command,
      env: {
        ...command.env,
        SLACK_TRANSPORT: transport,
        ...environment,
        PORT: String(port),
      },
    });
    child.onLine((stream, line) => writeText(process[stream], `${visibleLine(line)}\n`));
    if (transport === 'http') say(`Request URL: http://127.0.0.1:${port}/slack/events`);
    const interrupted = new Promise<'interrupted'>((resolve) => {
      interrupt.signal.addEventListener('abort', () => resolve('interrupted'));
    });
    const end = await Promise.race([child.exited, interrupted]);
    if (end !== 'interrupted') return end.code ?? exitCodes.fail;
    await child.kill({ signal: 'SIGTERM' });
    return exitCodeOfEnd(interrupt.signal);
  } finally {
    await children.close();
    interrupt.stop();
  }
}

/** Where Slack is and the tokens for it, as the mock that runs there tells. */
async function environmentOf(controlUrl: string): Promise<Readonly<Record<string, string>>> {
  try {
    const answer = await fetch(new URL('/environment', controlUrl));
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return (await answer.json()) as Record<string, string>;
  } catch (cause) {
    throw new LabError(
      `Cannot ask the mock at ${controlUrl} for its tokens (${(cause as Error).message}): start it first (npm run mock), or name its control API with --control-url`,
      { cause },
    );
  }
}
