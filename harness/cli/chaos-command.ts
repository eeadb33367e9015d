/** `npm run chaos`: random faults under steady traffic, over both transports at the same time. */

import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { hastened } from '../../mocks/slack/protocol/policy.ts';
import { chaosScenario } from '../chaos/chaos-scenario.ts';
import { faultKinds } from '../chaos/fault-kinds.ts';
import { program } from '../chaos/program.ts';
import { matrix } from '../matrix/matrix.ts';
import { exitCodeOf } from './exit-codes.ts';
import { loadConfig } from './load-config.ts';
import { perform } from './perform.ts';
import { defaultHaste, defaultSystem } from './run-command.ts';
import { decimal, selectSystems, selectTransports, wholeNumber } from './select.ts';
import { showChaos } from './show-chaos.ts';
import { UsageError } from './usage-error.ts';

interface ChaosFlags {
  readonly minutes: string;
  readonly seed?: string;
  readonly rate: string;
  readonly system?: string;
  readonly app?: string;
  readonly out: string;
  readonly embedded: boolean;
  readonly json: boolean;
}

const largestSeed = 2 ** 31 - 1;
const defaultRate = 10;

export function chaosCommand(): Command {
  return new Command('chaos')
    .description(
      'random faults under steady traffic, over both transports at the same time; the same seed draws the same faults (npm run chaos)',
    )
    .option('--minutes <n>', 'length of the traffic; 0.1 and more, up to 240', '2')
    .option('--seed <n>', 'faults and events follow from it (drawn anew each time, and told)')
    .option('--rate <n>', 'events a second', String(defaultRate))
    .option('--system <name@version>', `system under test (${defaultSystem})`)
    .option('--app <command>', 'your own app in place of ours, started as in `npm start -- --app`')
    .option('--embedded', 'use the embedded Toxiproxy engine even where a real one is found', false)
    .option('--out <dir>', 'where the run’s folder is made', 'out')
    .option('--json', 'print the result as JSON on stdout, and nothing else there', false)
    .action(async (flags: ChaosFlags) => {
      process.exitCode = await act(flags);
    });
}

async function act(flags: ChaosFlags): Promise<number> {
  const minutes = decimal('--minutes', flags.minutes, 0.1, 240);
  const rate = wholeNumber('--rate', flags.rate, 1, 100);
  const seed = flags.seed === undefined ? randomInt(largestSeed) : wholeNumber('--seed', flags.seed, 0, largestSeed);
  const { system: named, app } = flags;
  if (named !== undefined && app !== undefined)
    throw new UsageError('Both --system and --app are given: expected one of them, as chaos has one system under test');
  const systems = selectSystems({
    named: named === undefined ? [] : [named],
    app,
    fallback: [defaultSystem],
    own: await loadConfig(),
  });
  const policy = hastened(defaultHaste);
  const faults = program({ seed, minutes, faults: faultKinds });
  const again = (asked: string): string =>
    [
      `npm run chaos -- --minutes ${minutes} --seed ${seed}`,
      asked,
      ...(rate === defaultRate ? [] : [`--rate ${rate}`]),
      ...(flags.embedded ? ['--embedded'] : []),
    ].join(' ');
  const cells = matrix({
    scenarios: [chaosScenario({ seed, minutes, rate, faults })],
    systems,
    transports: selectTransports([]),
    pairs: 1,
    seed,
    policy,
    repeat: ({ asked }) => again(asked),
  });
  const stream = flags.json ? process.stderr : process.stdout;
  const name = systems.map(({ system, version }) => `${system.name}@${version}`).join(', ');
  const command = cells[0]?.plan.repeat ?? '';
  const result = await perform({
    cells,
    out: flags.out,
    seed,
    pairs: 1,
    workers: cells.length,
    policy,
    engine: flags.embedded ? 'embedded' : 'auto',
    command,
    live: showChaos(stream, `Chaos for ${minutes} min with seed ${seed}: ${name}, ${rate} events a second`, faults),
    stream,
    json: flags.json,
  });
  stream.write(`Repeat: ${command}\n`);
  return exitCodeOf(result);
}
