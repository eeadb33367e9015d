/** `npm run chaos`: random faults under steady traffic, over both transports at the same time. */

import { randomInt } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import { chaosPage } from '../../reports/live/chaos-page.ts';
import { shellWord } from '../base/shell-word.ts';
import { chaosScenario } from '../chaos/chaos-scenario.ts';
import { faultKinds } from '../chaos/fault-kinds.ts';
import { program } from '../chaos/program.ts';
import { type LiveRoom, openLive } from '../live/open-live.ts';
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
import { watched } from './watched.ts';
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
    .addOption(options.watch('watch and steer it'))
    .addOption(options.byHand())
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
  const minutes = minutesOf(flags, command);
  if (flags.byHand && !flags.open)
    throw new UsageError('--by-hand is given without --open: expected both, as hands reach the faults on its page');
  if (named !== undefined && app !== undefined)
    throw new UsageError('Both --system and --app are given: expected one of them, as chaos has one system under test');
  const systems = selectSystems({
    named: named === undefined ? [] : [named],
    app,
    fallback: [defaultSystem],
    own: (await loadConfig()).systems,
  });
  const policy = runPolicy(flags.hasten, selectPolicy(flags.policy));
  const faults = flags.byHand ? [] : program({ seed, minutes, faults: faultKinds });
  const name = systems.map(({ system, version }) => `${system.name}@${version}`).join(', ');
  const room = flags.open ? await openRoom({ name, rate, policy, command }) : undefined;
  const scenarios = underTraffic([chaosScenario({ seed, minutes, rate, faults })], { workload: flags.workload });
  const cells = matrix({
    scenarios: room ? scenarios.map(room.within) : scenarios,
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
  const repeat = cells[0]?.plan.repeat ?? '';
  const live = showChaos(
    stream,
    `Chaos for ${minutes} min with seed ${seed}: ${name}, ${rate} events a second`,
    faults,
  );
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
    ...(room ? { live: watched(live, room, stream), steered: room.steered } : { live }),
    stream,
    json,
  }).finally(() => room?.close());
  writeText(stream, `Repeat: ${repeat}\n`);
  return code;
}

/** Whoever watches ends it when they have seen enough. */
const watchedMinutes = 30;

function minutesOf(flags: ReturnType<ChaosCommand['opts']>, command: ChaosCommand): number {
  if (flags.for !== undefined) return flags.for / 60;
  return flags.open && command.getOptionValueSource('minutes') === 'default' ? watchedMinutes : flags.minutes;
}

async function openRoom({
  name,
  rate,
  policy,
  command,
}: {
  readonly name: string;
  readonly rate: number;
  readonly policy: Policy;
  readonly command: ChaosCommand;
}): Promise<LiveRoom> {
  // What a scenario's file says itself
  const instead = { seed: undefined, minutes: undefined, for: undefined, rate: undefined, workload: undefined };
  return openLive({
    page: chaosPage(),
    title: `${name} over HTTP and Socket Mode`,
    rate,
    ackDeadlineUs: policy.values.ackDeadlineUs,
    replay: (file) =>
      commandLine('run', command, {
        asked: `--scenario ${shellWord(asTyped(file))}`,
        instead: { ...instead, open: undefined, byHand: undefined },
      }),
  });
}

/** From the folder that one is in, where it lies in it. */
function asTyped(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
