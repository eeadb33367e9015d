/** `npm start`: the comparison, from the choice of cells to the report. */

import { Command } from 'commander';
import { hastened, withValues } from '../../mocks/slack/protocol/policy.ts';
import { scenarios } from '../../scenarios/index.ts';
import { matrix, type MatrixOptions } from '../matrix/matrix.ts';
import { raising } from '../matrix/raising.ts';
import { collect, collectNames } from './collect.ts';
import { exitCodeOf } from './exit-codes.ts';
import { showLive } from './live.ts';
import { loadConfig } from './load-config.ts';
import { perform } from './perform.ts';
import {
  payloadNames,
  selectPayload,
  selectPolicy,
  selectScenarios,
  selectSystems,
  selectTransports,
  wholeNumber,
} from './select.ts';

interface RunFlags {
  readonly scenario: readonly string[];
  readonly transport: readonly string[];
  readonly system: readonly string[];
  readonly app?: string;
  readonly event: string;
  readonly pairs: string;
  readonly seed: string;
  readonly workers: string;
  readonly instances: string;
  readonly hasten: string;
  readonly policy: readonly string[];
  readonly out: string;
  readonly keepAlive: boolean;
  readonly tls: boolean;
  readonly embedded: boolean;
  readonly json: boolean;
}

export const defaultSystem = 'bolt-js@5.1.0';
/** 60 s and 300 s become 2 s and 10 s: an outage of seconds meets the same retries as a real one of minutes. */
export const defaultHaste = 30;
/** Cells that measure seconds mostly wait; more than this many at once and their starts crowd two cores. */
export const defaultWorkers = 24;

export function runCommand(): Command {
  return new Command('run')
    .description('run scenarios over both transports and write the report (npm start)')
    .option(
      '--scenario <glob>',
      `which scenarios, by name or suite/name; repeatable (all of: ${scenarios.map(({ name }) => name).join(', ')})`,
      collectNames,
      [],
    )
    .option('--transport <name>', 'http or socket-mode; repeatable (both)', collectNames, [])
    .option('--system <name@version>', `system under test; repeatable (${defaultSystem})`, collectNames, [])
    .option(
      '--app <command>',
      'your own app in place of ours; it finds SLACK_TRANSPORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET and PORT in its environment',
    )
    .option(
      '--event <kind>',
      `what the events are, where a scenario asks for nothing else: ${payloadNames.join(', ')}; an app that posts for each meets Slack's limit of a post a second, unless --policy enforcesTiers=false`,
      'message',
    )
    .option('--pairs <n>', 'how often each pair of cells is run; 6 and more give a 95 % interval', '1')
    .option('--seed <n>', 'events, fault schedule and order follow from it', '1')
    .option('--workers <n>', 'cells that may run side by side', String(defaultWorkers))
    .option('--instances <n>', 'processes of the app in each cell; over HTTP they stand behind a balancer', '1')
    .option('--hasten <n>', "divide Slack's retry delays (60 s, 300 s) by this; 1 is real time", String(defaultHaste))
    .option(
      '--policy <name=value>',
      "set one of Slack's promises otherwise; repeatable (`npm run policy` lists them)",
      collect,
      [],
    )
    .option('--keep-alive', 'HTTP deliveries reuse connections; without it each has a new one', false)
    .option(
      '--tls',
      'TLS on every door; apps are told of the run’s own authority by NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE and, for Java, JAVA_TOOL_OPTIONS',
      false,
    )
    .option('--embedded', 'use the embedded Toxiproxy engine even where a real one is found', false)
    .option('--out <dir>', 'where the run’s folder is made', 'out')
    .option('--json', 'print the result as JSON on stdout, and nothing else there', false)
    .action(async (flags: RunFlags) => {
      process.exitCode = await act(flags);
    });
}

async function act(flags: RunFlags): Promise<number> {
  const seed = wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1);
  const pairs = wholeNumber('--pairs', flags.pairs, 1, 1_000);
  const workers = wholeNumber('--workers', flags.workers, 1, 256);
  const instances = wholeNumber('--instances', flags.instances, 1, 10);
  const policy = withValues(hastened(wholeNumber('--hasten', flags.hasten, 1, 1_000)), {
    ...(flags.keepAlive ? { keepsConnections: true } : {}),
    ...selectPolicy(flags.policy),
  });
  const systems = selectSystems({
    named: flags.system,
    app: flags.app,
    fallback: [defaultSystem],
    own: await loadConfig(),
  });
  const event = selectPayload(flags.event);
  const chosen = selectScenarios(scenarios, flags.scenario);
  const cells = matrix({
    scenarios: event === 'message' ? chosen : chosen.map((scenario) => raising(scenario, event)),
    systems,
    transports: selectTransports(flags.transport),
    pairs,
    instances,
    seed,
    policy,
    tls: flags.tls,
    repeat: repeatBy([
      ...(event === 'message' ? [] : [`--event ${event}`]),
      ...(instances === 1 ? [] : [`--instances ${instances}`]),
      ...(flags.hasten === String(defaultHaste) ? [] : [`--hasten ${flags.hasten}`]),
      ...(flags.keepAlive ? ['--keep-alive'] : []),
      ...(flags.tls ? ['--tls'] : []),
      ...flags.policy.map((setting) => `--policy '${setting}'`),
      ...(flags.embedded ? ['--embedded'] : []),
    ]),
  });
  const stream = flags.json ? process.stderr : process.stdout;
  const names = systems.map(({ system, version }) => `${system.name}@${version}`);
  const result = await perform({
    cells,
    out: flags.out,
    seed,
    pairs,
    workers,
    policy,
    engine: flags.embedded ? 'embedded' : 'auto',
    command: ['npm start --', ...process.argv.slice(3)].join(' '),
    live: showLive(
      stream,
      `${names.length > 4 ? `${names.length} systems` : names.join(', ')} over HTTP and Socket Mode`,
    ),
    stream,
    json: flags.json,
  });
  return exitCodeOf(result);
}

/** The command that repeats one cell of `npm start`, with what was set otherwise than by default. */
export function repeatBy(flags: readonly string[]): MatrixOptions['repeat'] {
  return ({ scenario, asked, transport, seed }) =>
    [`npm start -- --scenario ${scenario} ${asked} --transport ${transport} --seed ${seed}`, ...flags].join(' ');
}
