/** What the user wrote: `harness.config.*` in the folder the harness was started in, and files of a scenario each. */

import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { scenarios as ours } from '../../scenarios/index.ts';
import { type ConfigData, configSchema } from '../config/config-schema.ts';
import { mistakeSentence, type Path } from '../config/mistake-sentence.ts';
import { parseYaml, type Written } from '../config/parse-yaml.ts';
import { limitOf, scenarioOf } from '../config/scenario-of.ts';
import { scenario as scenarioSchema } from '../config/scenario-schema.ts';
import type { ConfiguredSystem } from '../define-config.ts';
import type { ExpectedFailure } from '../matrix/expected-failures.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { Expectation } from '../plan/expectation.ts';
import { configuredSystem } from '../systems/own-systems.ts';
import type { System } from '../systems/system.ts';
import { UsageError } from './usage-error.ts';

/** The first of these that is there is read. */
export const configNames = ['ts', 'mts', 'js', 'mjs', 'yaml', 'yml', 'json'].map(
  (extension) => `harness.config.${extension}`,
);
const isPlain = (file: string) => ['.yaml', '.yml', '.json'].includes(extname(file));

export interface LoadedConfig {
  readonly systems: readonly System[];
  readonly scenarios: readonly Scenario<string, string>[];
  /** For scenarios of ours, by their names. */
  readonly thresholds: readonly { readonly scenario: string; readonly expects: Expectation }[];
  /** As `--policy` takes them. */
  readonly policy: readonly string[];
  readonly expectedFailures: readonly ExpectedFailure[];
}

const nothing: LoadedConfig = { systems: [], scenarios: [], thresholds: [], policy: [], expectedFailures: [] };

/** Nothing where there is no such file. Throws `UsageError` where it cannot be loaded or does not say what it must. */
export async function loadConfig(folder = process.cwd()): Promise<LoadedConfig> {
  const name = configNames.find((each) => existsSync(join(folder, each)));
  if (name === undefined) return nothing;
  const file = join(folder, name);
  const { data, lineOf } = isPlain(file) ? plain(file) : await imported(file);
  const config = checked(
    configSchema(ours.map((each) => each.name)),
    { data, lineOf },
    { file, whole: 'its default export' },
  );
  return meantBy(config, { name, folder, lineOf });
}

function meantBy(
  { systems, scenarios, thresholds, policy, expectedFailures }: ConfigData,
  { name, folder, lineOf }: { readonly name: string; readonly folder: string; readonly lineOf: Lines },
): LoadedConfig {
  return {
    systems: systems.map((entry) =>
      configuredSystem(entry as ConfiguredSystem, { file: name, folder: resolve(folder, entry.cwd ?? '.') }),
    ),
    scenarios: scenarios.map((each) => scenarioOf(each, name)),
    thresholds: thresholds.map(({ scenario, ...limit }) => ({ scenario, expects: limitOf(limit) })),
    policy: Object.entries(policy).map(([knob, value]) => `${knob}=${String(value)}`),
    expectedFailures: expectedFailures.map((each, index) => {
      const line = lineOf(['expectedFailures', index]);
      return { ...each, standsAt: line === undefined ? name : `${name}:${line}` };
    }),
  };
}

/** Files that hold a scenario each, of a name that `others` have not. Throws `UsageError`. */
export function loadScenarios(
  files: readonly string[],
  others: readonly { readonly name: string }[],
): readonly { readonly file: string; readonly scenario: Scenario<string, string> }[] {
  const taken = new Set(others.map(({ name }) => name));
  return files.map((file) => {
    const scenario = loadScenario(file);
    if (taken.has(scenario.name))
      throw new UsageError(
        `Cannot use ${file}: its name is "${scenario.name}", which another scenario has: expected a name of its own`,
      );
    taken.add(scenario.name);
    return { file, scenario };
  });
}

function loadScenario(file: string): Scenario<string, string> {
  const written = plain(file);
  return scenarioOf(
    checked(scenarioSchema, written, { file, whole: 'the scenario' }),
    relative(process.cwd(), resolve(file)) || basename(file),
  );
}

type Lines = (path: Path) => number | undefined;

function checked<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf }: { readonly data: unknown; readonly lineOf: Lines },
  { file, whole }: { readonly file: string; readonly whole: string },
): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const { path, sentence } = mistakeSentence(parsed.error, data, whole);
  const line = lineOf(path);
  throw new UsageError(`Cannot use ${file}${line === undefined ? '' : `:${line}`}: ${sentence}`);
}

function plain(file: string): Written {
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(
      error instanceof SyntaxError ? `Cannot read ${file}:${message}` : `Cannot read ${file}: ${message}`,
    );
  }
}

async function imported(file: string): Promise<{ readonly data: unknown; readonly lineOf: Lines }> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return { data: module.default, lineOf: () => undefined };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Before 22.18 Node takes it for a file of no kind that it knows
    const why =
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? `Node ${process.versions.node} reads no TypeScript: expected Node 22.18 or newer, or the same as harness.config.mjs`
        : message;
    throw new UsageError(`Cannot load ${file}: ${why}`);
  }
}
