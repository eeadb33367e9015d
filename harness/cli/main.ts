/** The only reader of argv. Exit codes: 0 all pass, 1 a fail, 2 an unknown, 64 usage, 70 internal error. */

import { Command, CommanderError } from 'commander';
import { LabError } from '../base/lab-error.ts';
import { analyseCommand } from './analyse-command.ts';
import { appCommand } from './app-command.ts';
import { benchCommand } from './bench-command.ts';
import { chaosCommand } from './chaos-command.ts';
import { exitCodes } from './exit-codes.ts';
import { mockCommand } from './mock-command.ts';
import { passportCommand } from './passport-command.ts';
import { policyCommand } from './policy-command.ts';
import { runCommand } from './run-command.ts';
import { systemsCommand } from './systems-command.ts';
import { toxiproxyInstallCommand } from './toxiproxy-install-command.ts';
import { UsageError } from './usage-error.ts';

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

for (const command of [program, ...program.commands]) command.exitOverride().showSuggestionAfterError();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  else {
    process.exitCode = error instanceof UsageError ? exitCodes.usage : exitCodes.internal;
    const isExpected = error instanceof UsageError || error instanceof LabError;
    process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  }
}
