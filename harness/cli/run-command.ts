/** `npm start`: the comparison, from the choice of cells to the report. */

import { Command } from '@commander-js/extra-typings';
import { scenarios as ours } from '../../scenarios/index.ts';
import { seconds } from '../base/units.ts';
import { matrix } from '../matrix/matrix.ts';
import { raising } from '../matrix/scenario.ts';
import { defaultSystem } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { TransportName } from '../result.ts';
import type { NamedSystem } from '../systems/parse-system.ts';
import { transportNamed } from '../transports/index.ts';
import { askedScenarios } from './asked-scenarios.ts';
import { commandLine, repeatOf } from './command-line.ts';
import { showLive } from './live.ts';
import { failuresOnRecord } from './failures-on-record.ts';
import { heldAgainst } from './held-against.ts';
import { loadConfig } from './load-config.ts';
import { options } from './options.ts';
import { perform } from './perform.ts';
import { selectPolicy } from './option-values.ts';
import { comparingOf } from './select-margin.ts';
import { pairsOf } from './select-profile.ts';
import { selectMix, underTraffic } from './select-workload.ts';
import { writeText } from './write-text.ts';
import { requiredOf, selectSystems, selectTransports } from './select.ts';

type RunCommand = ReturnType<typeof declareRun>;

/** Without what it does: parses, and says how it is repeated. */
export function declareRun() {
  return new Command('run')
    .description('Run scenarios over HTTP and over Socket Mode and write a report')
    .argument('[files...]', 'more files of scenarios, as a shell makes of --scenario ./my/*.yaml')
    .addOption(options.scenario(ours.map(({ name }) => name)))
    .addOption(options.suite())
    .addOption(options.transport())
    .addOption(options.systems())
    .addOption(options.app())
    .addOption(options.noSupervise())
    .addOption(options.reportsHandled())
    .addOption(options.promise())
    .addOption(options.health())
    .addOption(options.effect())
    .addOption(options.text())
    .addOption(options.seed())
    .addOption(options.event())
    .addOption(options.rate())
    .addOption(options.lasting())
    .addOption(options.workload())
    .addOption(options.profile())
    .addOption(options.pairs())
    .addOption(options.compare())
    .addOption(options.margin())
    .addOption(options.baseline())
    .addOption(options.phase())
    .addOption(options.workers('cells'))
    .addOption(options.instances())
    .addOption(options.hasten())
    .addOption(options.policy())
    .addOption(options.keepAlive())
    .addOption(options.tls())
    .addOption(options.direct())
    .addOption(options.embedded())
    .addOption(options.allowUnsupported())
    .addOption(options.out())
    .addOption(options.format())
    .addOption(options.json());
}

export function runCommand(): RunCommand {
  const command = declareRun();
  return command.action(async (files, flags) => {
    process.exitCode = await run({ ...flags, scenario: [...flags.scenario, ...files] }, command);
  });
}

async function run(flags: ReturnType<RunCommand['opts']>, command: RunCommand): Promise<number> {
  const { seed, workers, instances, event, tls, out, json } = flags;
  const pairs = pairsOf(flags, command.getOptionValueSource('pairs'));
  const comparing = comparingOf(flags);
  const config = await loadConfig();
  const policy = runPolicy(flags.hasten, {
    ...(flags.keepAlive ? { keepsConnections: true } : {}),
    ...selectPolicy([...config.policy, ...flags.policy]),
  });
  const systems = selectSystems({
    named: flags.system,
    app: flags.app,
    fallback: [defaultSystem],
    own: config.systems,
  });
  const transports = selectTransports(flags.transport);
  const asked = askedScenarios(flags, config);
  const chosen = underTraffic(asked.chosen, flags);
  const cells = matrix({
    scenarios: event === 'message' ? chosen : chosen.map((scenario) => raising(scenario, selectMix(event))),
    systems,
    transports,
    pairs,
    by: comparing.by,
    phaseUs: seconds(flags.phase),
    instances,
    seed,
    policy,
    tls,
    direct: flags.direct,
    supervise: flags.supervise,
    reportsHandled: flags.reportsHandled,
    promises: flags.promise,
    health: flags.health,
    effectCommand: flags.effect,
    text: flags.text,
    expected: { failures: config.expectedFailures, today: new Date().toISOString().slice(0, 10) },
    onRecord: failuresOnRecord(),
    repeat: repeatOf(command, asked.askedFor),
  });
  const stream = json ? process.stderr : process.stdout;
  for (const line of asked.notes) writeText(process.stderr, `${line}\n`);
  return perform({
    cells,
    out,
    seed,
    pairs,
    workers,
    policy,
    of: { required: requiredOf(systems), allowsUnsupported: flags.allowUnsupported, comparing },
    engine: flags.embedded ? 'embedded' : 'auto',
    command: commandLine('run', command),
    live: showLive(stream, headingOf(systems, transports)),
    stream,
    formats: flags.format,
    complete: heldAgainst(flags.baseline, comparing),
    json,
  });
}

function headingOf(systems: readonly NamedSystem[], transports: readonly TransportName[]): string {
  const names = systems.map(({ system, version }) => `${system.name}@${version}`);
  return `${names.length > 4 ? `${names.length} systems` : names.join(', ')} over ${transports.map((name) => transportNamed(name).title).join(' and ')}`;
}
