/** `bisect`: the first published version of an SDK with a regression, found by running a scenario on what lies between. */

import { Command, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { scenarios } from '../../scenarios/index.ts';
import { count } from '../base/quantity.ts';
import { firstBad } from '../bisect/first-bad.ts';
import { orderVersions } from '../bisect/order-versions.ts';
import { parseSystem } from '../systems/parse-system.ts';
import type { System } from '../systems/system.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { selectScenarios, selectTransports } from './select.ts';
import { foundInWords } from './show-bisect.ts';
import { type Tried, tryVersions } from './try-version.ts';
import { UsageError } from './usage-error.ts';
import { writeJson, writeText } from './write-text.ts';

function declareBisect() {
  return new Command('bisect')
    .description('Find the first published version of an SDK that fails a scenario')
    .addOption(new Option('--system <name>', 'system whose versions to search, such as bolt-js').makeOptionMandatory())
    .addOption(new Option('--good <version>', 'a version that passes').makeOptionMandatory())
    .addOption(
      new Option(
        '--bad <version>',
        'a version that fails; an older one where you look for the repair',
      ).makeOptionMandatory(),
    )
    .addOption(options.scenario(scenarios.map(({ name }) => name)).makeOptionMandatory())
    .addOption(options.transport())
    .addOption(
      new Option(
        '--versions <list>',
        'the versions between, separated by commas, where the registry cannot be asked for them',
      )
        .argParser((text) => text.split(','))
        .default(undefined, 'all that the registry has'),
    )
    .addOption(options.seed())
    .addOption(options.hasten())
    .addOption(options.embedded())
    .addOption(options.out())
    .addOption(options.json('what was found'));
}

type Flags = ReturnType<ReturnType<typeof declareBisect>['opts']>;

export function bisectCommand(): CommandUnknownOpts {
  return declareBisect().action(async (flags) => {
    process.exitCode = await bisect(flags);
  });
}

async function bisect(flags: Flags): Promise<ExitCode> {
  const stream = flags.json ? process.stderr : process.stdout;
  const line = (text: string): void => writeText(stream, `${text}\n`);
  const system = systemOf(flags);
  const versions = await versionsOf(system, flags, line);
  const chosen = selectScenarios(scenarios, { suites: [], globs: flags.scenario });
  line(
    `${system.title}: ${count(versions.length)} versions from ${flags.good} (said to pass) to ${flags.bad} (said to fail), at most ${2 + Math.ceil(Math.log2(versions.length))} of them tried`,
  );
  const interrupt = onInterrupt(() => line('Ending: the version under way is stopped'));
  const tried = new Map<string, Tried>();
  try {
    const standingOf = tryVersions({
      ...flags,
      system,
      scenarios: chosen,
      transports: selectTransports(flags.transport),
      signal: interrupt.signal,
      line,
      told: (each) => tried.set(each.version, each),
    });
    const found = await firstBad(versions, standingOf);
    if (flags.json) writeJson(process.stdout, { found, tried: [...tried.values()] });
    else writeText(stream, foundInWords(found, { name: system.name, tried }));
    return found.kind === 'found' ? exitCodes.pass : exitCodes.unknown;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    return exitCodes.interrupted;
  } finally {
    interrupt.stop();
  }
}

function systemOf({ system: name, good, bad }: Flags): System {
  if (name.includes('@'))
    throw new UsageError(`--system is "${name}": expected a name without a version; --good and --bad say which`);
  try {
    const [first] = [good, bad].map((version) => parseSystem(`${name}@${version}`).system);
    if (first) return first;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  throw new UsageError(`There is no system "${name}"`);
}

async function versionsOf(
  system: System,
  { good, bad, versions }: Flags,
  line: (text: string) => void,
): Promise<readonly string[]> {
  const published = versions ? { kind: 'published' as const, versions } : await system.published?.(line);
  if (published === undefined)
    throw new UsageError(`The versions of ${system.name} cannot be listed: name those to search with --versions`);
  if (published.kind === 'unavailable')
    throw new UsageError(`${published.why}; or name the versions to search with --versions`);
  const unknown = [good, bad].find((each) => !published.versions.includes(each) && !versions);
  if (unknown !== undefined)
    throw new UsageError(
      `${system.name} has no version ${unknown}: its registry lists ${published.versions.at(-1) ?? 'none'} and others`,
    );
  try {
    return orderVersions(published.versions, { good, bad });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
