/** `npm run chaos`: random faults under steady traffic, over both transports at the same time. */

import { randomInt } from 'node:crypto';
import { Command } from '@commander-js/extra-typings';
import { chaosScenario } from '../chaos/chaos-scenario.ts';
import { faultKinds } from '../chaos/fault-kinds.ts';
import { program } from '../chaos/program.ts';
import { matrix } from '../matrix/matrix.ts';
import { defaultChaosRate, defaultSystem, largestSeed } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import { commandLine } from './command-line.ts';
import { loadConfig } from './load-config.ts';
import { options } from './options.ts';
import { perform } from './perform.ts';
import { underTraffic } from './select-workload.ts';
import { selectPolicy } from './option-values.ts';
import { requiredOf, selectSystems, selectTransports } from './select.ts';
import { showChaos } from './show-chaos.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-text.ts';

type ChaosCommand = ReturnType<typeof declareChaos>;

function declareChaos() {
  return new Command('chaos')
    .description(
      'Send steady traffic over both transports at the same time while random faults strike; the same seed draws the same faults',
    )
    .addOption(options.minutes())
    .addOption(options.chaosLasting())
    .addOption(options.workload())
    .addOption(options.drawnSeed())
    .addOption(options.chaosRate(defaultChaosRate))
    .addOption(options.system())
    .addOption(options.app())
    .addOption(options.noSupervise())
    .addOption(options.reportsHandled())
    .addOption(options.promise())
    .addOption(options.effect())
    .addOption(options.text())
    .addOption(options.hasten())
    .addOption(options.policy())
    .addOption(options.embedded())
    .addOption(options.allowUnsupported())
    .addOption(options.out())
    .addOption(options.json());
}

export function chaosCommand(): ChaosCommand {
  const command = declareChaos();
  return command.action(async (flags) => {
    process.exitCode = await chaos(flags, command);
  });
}

async function chaos(flags: ReturnType<ChaosCommand['opts']>, command: ChaosCommand): Promise<number> {
  const { rate, seed = randomInt(largestSeed), system: named, app, out, json } = flags;
  const minutes = flags.for === undefined ? flags.minutes : flags.for / 60;
  if (named !== undefined && app !== undefined)
    throw new UsageError('Both --system and --app are given: expected one of them, as chaos has one system under test');
  const systems = selectSystems({
    named: named === undefined ? [] : [named],
    app,
    fallback: [defaultSystem],
    own: (await loadConfig()).systems,
  });
  const policy = runPolicy(flags.hasten, selectPolicy(flags.policy));
  const faults = program({ seed, minutes, faults: faultKinds });
  const cells = matrix({
    scenarios: underTraffic([chaosScenario({ seed, minutes, rate, faults })], { workload: flags.workload }),
    systems,
    transports: selectTransports([]),
    pairs: 1,
    seed,
    policy,
    supervise: flags.supervise,
    reportsHandled: flags.reportsHandled,
    promises: flags.promise,
    effectCommand: flags.effect,
    text: flags.text,
    repeat: ({ asked }) =>
      commandLine('chaos', command, {
        asked,
        instead: { ...(flags.for === undefined ? { minutes } : {}), seed, system: undefined, app: undefined },
      }),
  });
  const stream = json ? process.stderr : process.stdout;
  const name = systems.map(({ system, version }) => `${system.name}@${version}`).join(', ');
  const repeat = cells[0]?.plan.repeat ?? '';
  const code = await perform({
    cells,
    out,
    seed,
    pairs: 1,
    workers: cells.length,
    policy,
    of: { required: requiredOf(systems), allowsUnsupported: flags.allowUnsupported },
    engine: flags.embedded ? 'embedded' : 'auto',
    command: repeat,
    live: showChaos(stream, `Chaos for ${minutes} min with seed ${seed}: ${name}, ${rate} events a second`, faults),
    stream,
    json,
  });
  writeText(stream, `Repeat: ${repeat}\n`);
  return code;
}
