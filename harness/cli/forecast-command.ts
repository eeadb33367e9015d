/** `forecast`: from what was measured of an app to what a month of it costs over each transport. */

import { Command, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { type Figures, figuresOf } from '../forecast/figures.ts';
import { forecast } from '../forecast/forecast.ts';
import { rates, type Rates } from '../forecast/rates.ts';
import { forecastLines } from './forecast-lines.ts';
import { decimal, wholeNumber } from './option-values.ts';
import { options } from './options.ts';
import { readMeasured } from './read-measured.ts';
import { terminalOf } from './terminal-of.ts';
import { UsageError } from './usage-error.ts';
import { writeJson, writeText } from './write-text.ts';

/** `flag` is an option's name; its value is a number. */
function rate<Flag extends string>(flag: Flag, of: keyof Rates, what: string) {
  const { usual, most, because } = rates[of];
  const number = of === 'instances' ? wholeNumber(flag, 1, most) : decimal(flag, 0, most);
  return new Option(`${flag} <n>`, what).argParser(number).default(usual, `${usual}: ${because}`);
}

function declareForecast() {
  return new Command('forecast')
    .description('Tell how many events of a month come late, are lost or are handled twice, over each transport')
    .argument('<measured...>', 'results of runs and passports of one app, by file or folder')
    .addOption(new Option('--system <name>', 'of which app, where several were measured'))
    .addOption(rate('--instances', 'instances', 'processes of the app'))
    .addOption(rate('--events-a-day', 'eventsADay', 'events that Slack raises for the app'))
    .addOption(rate('--recycles-a-day', 'recyclesADay', 'announced recycles of each link'))
    .addOption(rate('--losses-a-month', 'lossesAMonth', 'unannounced ends of each link'))
    .addOption(rate('--partitions-a-month', 'partitionsAMonth', 'times that the app and Slack do not reach each other'))
    .addOption(rate('--partition-seconds', 'partitionSeconds', 'how long each of them lasts'))
    .addOption(rate('--deploys-a-week', 'deploysAWeek', 'restarts of every process, one after the other'))
    .addOption(
      new Option('--months <n>', 'months to simulate, from which the range is')
        .argParser(wholeNumber('--months', 1, 10_000))
        .default(100, '100'),
    )
    .addOption(options.seed())
    .addOption(options.json('the forecast'));
}

export function forecastCommand(): CommandUnknownOpts {
  return declareForecast().action(async (paths, { system, months, seed, json, ...asked }) => {
    const told = await forecast({ figures: figuresIn(paths, system), rates: asked, months, seed });
    if (json) writeJson(process.stdout, told);
    else writeText(process.stdout, `${forecastLines(told, terminalOf(process.stdout).width).join('\n')}\n`);
  });
}

function figuresIn(paths: readonly string[], system: string | undefined): Figures {
  const measured = paths.flatMap(readMeasured);
  try {
    return figuresOf(measured, system);
  } catch (error) {
    throw new UsageError(`Cannot forecast from ${paths.join(', ')}: ${(error as Error).message}`);
  }
}
