/**
 * The options that several commands take, and those that a repeat line may hold: each is declared here once, with its name, its
 * meaning, the values it takes and its default. Parsing, help, the flags' types and `command-line.ts` follow from these.
 */

import { Option } from '@commander-js/extra-typings';
import type { AppPromise } from '../define-config.ts';
import { suites } from '../matrix/scenario.ts';
import { defaultHaste, defaultSeed, defaultSystem, defaultWorkers, largestSeed } from '../plan/defaults.ts';
import { decimal, payloadNames, selectHealth, selectPolicy, selectPromise, wholeNumber } from './option-values.ts';
import { type FormatName, formatNames, selectFormats } from './select-formats.ts';
import { profiles, selectComparing, selectProfile } from './select-profile.ts';
import { lengthOfTime, selectMix, selectShape, shapeNames } from './select-workload.ts';
import { typed } from './typed.ts';

export const options = {
  scenario: (names: readonly string[]) =>
    severalNames(
      '--scenario <name>',
      `scenario to run, by its name or a pattern such as recycle-*: ${names.join(', ')}`,
      'those that most users need',
    ),
  suite: () =>
    severalNames('--suite <name>', `scenarios to run, by their suite: ${['all', ...suites].join(', ')}`, 'none'),
  transport: () => severalNames('--transport <name>', 'transport to run over: http or socket-mode', 'both'),
  systems: () =>
    severalNames(
      '--system <name@version>',
      `system under test, such as bolt-python or bolt-js@4.7.3; ${typed('systems')} lists them`,
      defaultSystem,
    ),
  /** Where there can be but one. */
  system: () =>
    new Option(
      '--system <name@version>',
      `system under test, such as bolt-python or bolt-js@4.7.3; ${typed('systems')} lists them`,
    ).default(undefined, defaultSystem),
  app: () =>
    new Option(
      '--app <command>',
      'test your own app, started by this command, in place of a system; README.md says what it finds in its environment',
    ),
  noSupervise: () =>
    new Option(
      '--no-supervise',
      'leave your own app down once it ended by itself; without this it is started again, after 1 s at first',
    ),
  reportsHandled: () =>
    flag(
      '--reports-handled',
      'the app prints {"handled":"<event_id>"} for each event it handled; what it does not print is lost then, also where it prints nothing at all',
    ),
  promise: () =>
    new Option('--promise <what>', "what your app promises beyond Slack's own rules: exactly-once; may be repeated")
      .argParser((text: string, before: readonly AppPromise[]): readonly AppPromise[] => [
        ...before,
        ...selectPromise(text),
      ])
      .default([] as readonly AppPromise[], 'nothing'),
  effect: () =>
    new Option(
      '--effect <command>',
      'a command that prints the ids of the events that took effect, one a line (a query of your own database, say); what it prints counts as handled',
    ),
  health: () =>
    new Option(
      '--health <url>',
      'where your app tells a supervisor how it is, asked each second: http://127.0.0.1:{HEALTH_PORT}/healthz, say; {HEALTH_PORT} is a free port that the app finds in HEALTH_PORT, {PORT} the one on which it listens for Slack',
    ).argParser(selectHealth),
  text: () =>
    new Option(
      '--text <text>',
      'what messages and mentions say, for an app that answers certain words only; {n} stands for the number of each, so "hello seq={n}" lets an answer quote it (default: a text with seq={n})',
    ),
  allowUnsupported: () =>
    flag(
      '--allow-unsupported',
      'end with exit code 0 although a system could not be had or no cell can be run; so it is for systems that only a pattern names',
    ),
  probe: (names: readonly string[]) => severalNames('--probe <name>', `probe to run: ${names.join(', ')}`, 'all'),
  event: () =>
    new Option(
      '--event <kind>',
      `kind of event to send in scenarios that do not choose their own: ${payloadNames.join(', ')}; or several with their shares, such as message=3,app-mention=1`,
    )
      .argParser((text: string): string => (selectMix(text), text))
      .default('message', 'message'),
  profile: () =>
    new Option(
      '--profile <name>',
      `how often to run each cell: ${Object.entries(profiles)
        .map(([name, pairs]) => `${name} ${pairs}`)
        .join(', ')} (--pairs sets any other number)`,
    )
      .argParser(selectProfile)
      .default('smoke' as const, 'smoke'),
  compare: () =>
    new Option(
      '--compare <what>',
      'what is held against each other, pair by pair: transports, or systems (each against the first that is named)',
    )
      .argParser(selectComparing)
      .default('transports' as const, 'transports'),
  margin: () =>
    new Option(
      '--margin <metric=value>',
      'from which difference on it matters, such as response-time=2ms or lost=1; may be repeated',
    )
      .argParser((setting: string, before: readonly string[]): readonly string[] => [...before, setting])
      .default(none, "each metric's own"),
  phase: () =>
    new Option(
      '--phase <time>',
      "for how long the app is connected before traffic begins; where in the client's own ticks a fault strikes follows from it, and pairs vary it",
    )
      .argParser(lengthOfTime('--phase', { least: 0, most: 60 }))
      .default(0, '0 s'),
  pairs: () =>
    whole('--pairs', 'how often to run each cell; from 6 on, differences get a 95 % interval', [1, 1_000], 1),
  repeat: () =>
    whole(
      '--repeat',
      'how often to run each probe; figures that vary with the moment are then given as a range',
      [1, 100],
      1,
    ),
  seed: () =>
    whole(
      '--seed',
      'seed of every random choice: the same seed draws the same events and faults',
      [0, largestSeed],
      defaultSeed,
    ),
  drawnSeed: () =>
    new Option(
      '--seed <n>',
      'seed of every random choice: the same seed draws the same events and faults (default: a new one, which is printed)',
    ).argParser(wholeNumber('--seed', 0, largestSeed)),
  minutes: () =>
    new Option('--minutes <n>', 'length of the traffic in minutes, 0.1 to 240')
      .argParser(decimal('--minutes', 0.1, 240))
      .default(2, '2'),
  chaosRate: (usual: number) => whole('--rate', 'events a second', [1, 1_000], usual),
  rate: () =>
    new Option('--rate <n>', "events a second, in place of each scenario's own (0.1 to 1000)").argParser(
      decimal('--rate', 0.1, 1_000),
    ),
  lasting: () =>
    new Option(
      '--for <time>',
      "length of the traffic, in place of each scenario's own: 90, 90s, 5m or 2h (1 s to 24 h)",
    ).argParser(lengthOfTime('--for', { least: 1, most: 24 * 3_600 })),
  chaosLasting: () =>
    new Option('--for <time>', 'length of the traffic in place of --minutes: 90, 90s, 5m or 2h (6 s to 4 h)')
      .argParser(lengthOfTime('--for', { least: 6, most: 4 * 3_600 }))
      .conflicts('minutes'),
  workload: () =>
    new Option(
      '--workload <shape>',
      `when events are due: ${shapeNames.join(', ')}, or a file with a time in seconds for each, one a line (default: as the scenario says)`,
    ).argParser((text: string): string => (selectShape(text), text)),
  workers: (what: string, usual = defaultWorkers, most = 256) =>
    whole('--workers', `how many ${what} may run at the same time`, [1, most], usual),
  instances: () =>
    whole('--instances', 'processes of the app in each cell; over HTTP they stand behind a balancer', [1, 10], 1),
  hasten: (usual = defaultHaste) =>
    whole(
      '--hasten',
      "divide the delays of Slack's retries (60 s, 300 s) by this; 1 keeps them as they are",
      [1, 1_000],
      usual,
    ),
  policy: () =>
    new Option(
      '--policy <name=value>',
      `change one of the values by which the mock Slack acts; ${typed('policy')} lists them; may be repeated`,
    )
      .argParser((setting: string, before: readonly string[]): readonly string[] => {
        selectPolicy([setting]);
        return [...before, setting];
      })
      .default(none, "Slack's documented values"),
  keepAlive: () =>
    flag('--keep-alive', 'reuse connections for HTTP deliveries; without this each delivery opens a new one'),
  tls: () =>
    flag(
      '--tls',
      'use https and wss everywhere, with certificates made for this run; docs/own-app.md says how apps trust them',
    ),
  direct: () =>
    flag(
      '--direct',
      'let Slack and the app meet without a proxy; scenarios that disturb the network have no verdict then',
    ),
  proxied: () => flag('--proxied', 'put Toxiproxy between Slack and the app, as runs do'),
  long: () => flag('--long', 'also run the probes that take longer than a minute'),
  embedded: () => flag('--embedded', 'use the embedded Toxiproxy engine even if a real server is found'),
  out: () => new Option('--out <folder>', "folder in which the run's own folder is made").default('out', 'out'),
  baseline: () =>
    new Option('--baseline <result>', 'hold the run against an earlier one: its result.json, or its folder'),
  format: () =>
    new Option(
      '--format <name>',
      `also write the report as ${formatNames.join(', ')}; html and terminal are always written; may be repeated, or several separated by commas`,
    )
      .argParser((text: string, before: readonly FormatName[]): readonly FormatName[] => [
        ...before,
        ...selectFormats(text),
      ])
      .default([] as readonly FormatName[], 'none'),
  open: () => flag('--open', "open the page in the desktop's browser"),
  /** Of what goes on, where `open` is of what is over. */
  watch: (what: string) =>
    flag('--open', `${what} on a page of this machine: its address is printed, and opened where there is a desktop`),
  byHand: () => flag('--by-hand', 'no random faults: only those that are injected on the page of --open'),
  json: (what = 'the result') => flag('--json', `print ${what} as JSON on stdout, and nothing else there`),
} as const;

/** Of an option that was not given. */
const none: readonly string[] = [];

function flag<Usage extends string>(usage: Usage, means: string) {
  return new Option(usage, means).default(false);
}

/** May be given more than once, and with several names in one value, separated by commas. */
function severalNames<Usage extends string>(usage: Usage, means: string, otherwise: string) {
  return new Option(usage, `${means}; may be repeated, or several separated by commas`)
    .argParser((value: string, before: readonly string[]): readonly string[] => [...before, ...value.split(',')])
    .default(none, otherwise);
}

function whole<Name extends string>(
  name: Name,
  means: string,
  [least, most]: readonly [number, number],
  usual: number,
) {
  return new Option(`${name} <n>` as const, `${means} (${least} to ${most})`)
    .argParser(wholeNumber(name, least, most))
    .default(usual as number, String(usual));
}
