/** Every command of the harness, and how their help reads. */

import { Command, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings';
import { analyseCommand } from './analyse-command.ts';
import { appCommand } from './app-command.ts';
import { benchCommand } from './bench-command.ts';
import { chaosCommand } from './chaos-command.ts';
import { mockCommand } from './mock-command.ts';
import { passportCommand } from './passport-command.ts';
import { policyCommand } from './policy-command.ts';
import { runCommand } from './run-command.ts';
import { systemsCommand } from './systems-command.ts';
import { toxiproxyInstallCommand } from './toxiproxy-install-command.ts';

/** A default stands in the help where the option says it in words: an empty list and a flag that is off are none. */
const help = {
  optionDescription: ({ description, defaultValueDescription: usual }: Option) =>
    usual === undefined ? description : `${description} (default: ${usual})`,
};

export function createProgram(): CommandUnknownOpts {
  const program = new Command('slack-transport-harness')
    .description(
      'What happens to a Slack app’s events over HTTP and over Socket Mode when the network and Slack misbehave',
    )
    .addCommand(runCommand(), { isDefault: true })
    .addCommand(chaosCommand())
    .addCommand(benchCommand())
    .addCommand(analyseCommand())
    .addCommand(passportCommand())
    .addCommand(policyCommand())
    .addCommand(mockCommand())
    .addCommand(appCommand())
    .addCommand(systemsCommand())
    .addCommand(toxiproxyInstallCommand());
  for (const command of [program, ...program.commands])
    command.configureHelp(help).exitOverride().showSuggestionAfterError();
  return program;
}
