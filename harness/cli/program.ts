/** Every command of the harness, and how their help reads. */

import { Command, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings';
import { typed } from './typed.ts';

/** Loaded when asked for: `mock` is to start within a blink, and needs little of what `run` and `bench` need. */
const commands: Readonly<Record<string, () => Promise<CommandUnknownOpts>>> = {
  run: async () => (await import('./run-command.ts')).runCommand(),
  chaos: async () => (await import('./chaos-command.ts')).chaosCommand(),
  bench: async () => (await import('./bench-command.ts')).benchCommand(),
  bisect: async () => (await import('./bisect-command.ts')).bisectCommand(),
  analyse: async () => (await import('./analyse-command.ts')).analyseCommand(),
  catalogue: async () => (await import('./catalogue-command.ts')).catalogueCommand(),
  claims: async () => (await import('./claims-command.ts')).claimsCommand(),
  compare: async () => (await import('./compare-command.ts')).compareCommand(),
  calibrate: async () => (await import('./calibrate-command.ts')).calibrateCommand(),
  forecast: async () => (await import('./forecast-command.ts')).forecastCommand(),
  report: async () => (await import('./report-command.ts')).reportCommand(),
  passport: async () => (await import('./passport-command.ts')).passportCommand(),
  trend: async () => (await import('./trend-command.ts')).trendCommand(),
  policy: async () => (await import('./policy-command.ts')).policyCommand(),
  mock: async () => (await import('./mock-command.ts')).mockCommand(),
  app: async () => (await import('./app-command.ts')).appCommand(),
  systems: async () => (await import('./systems-command.ts')).systemsCommand(),
  init: async () => (await import('./init-command.ts')).initCommand(),
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand(),
  toxiproxy: async () => (await import('./toxiproxy-command.ts')).toxiproxyCommand(),
};

/** A default stands in the help where the option says it in words: an empty list and a flag that is off are none. */
const help = {
  optionDescription: ({ description, defaultValueDescription: usual }: Option) =>
    usual === undefined ? description : `${description} (default: ${usual})`,
};

/** With the one command that is named first in `words`, else with all of them: help and suggestions need them. */
export async function createProgram(words: readonly string[]): Promise<CommandUnknownOpts> {
  const [asked = ''] = words;
  const wanted = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
  const program = new Command('slack-transport-harness').description(
    'What happens to a Slack app’s events over HTTP and over Socket Mode when the network and Slack misbehave',
  );
  for (const command of await Promise.all(wanted.map((name) => commands[name]?.())))
    if (command) program.addCommand(command, { isDefault: command.name() === 'run' });
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)])
    command.configureHelp(help).exitOverride().showSuggestionAfterError();
  for (const command of program.commands) {
    const name = [command.name(), ...command.commands.map((each) => each.name())].join(' ');
    command.description(`${command.description()} (${typed(name)})`);
  }
  return program;
}
