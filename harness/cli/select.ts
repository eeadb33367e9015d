/** From what the user typed to what is run; every refusal is a `UsageError` that names the value and the allowed ones. */

import { closest } from 'fastest-levenshtein';
import picomatch from 'picomatch';
import type { TransportName } from '../result.ts';
import { type Scenario, suites } from '../matrix/scenario.ts';
import { ownApp } from '../systems/own-systems.ts';
import { type NamedSystem, parseSystems } from '../systems/parse-system.ts';
import type { System } from '../systems/system.ts';
import { allTransports } from '../transports/index.ts';
import { UsageError } from './usage-error.ts';

/** Those of the suites and those that match; where neither is given, what most users need. */
export function selectScenarios<One extends Scenario<string>>(
  all: readonly One[],
  { suites: wanted, globs }: { readonly suites: readonly string[]; readonly globs: readonly string[] },
): readonly One[] {
  if (wanted.length === 0 && globs.length === 0) return all.filter(({ onRequest }) => !onRequest);
  const chosen = new Set([...ofSuites(all, wanted), ...matching(all, globs)]);
  return all.filter((scenario) => chosen.has(scenario));
}

function ofSuites<One extends Scenario<string>>(all: readonly One[], wanted: readonly string[]): readonly One[] {
  const names = [...new Set(['all', ...suites, ...all.map(({ suite }) => suite)])];
  return wanted.flatMap((name) => {
    if (!names.includes(name))
      throw new UsageError(
        `There is no suite "${name}": expected one of ${names.join(', ')}; did you mean ${closest(name, names)}?`,
      );
    return all.filter(({ suite }) => name === 'all' || suite === name);
  });
}

function matching<One extends Scenario<string>>(all: readonly One[], globs: readonly string[]): readonly One[] {
  const names = all.map(({ name }) => name);
  return globs.flatMap((glob) => {
    const isMatch = picomatch(glob);
    const found = all.filter(({ name, suite }) => isMatch(name) || isMatch(`${suite}/${name}`));
    if (found.length === 0)
      throw new UsageError(
        `No scenario matches "${glob}": expected one of ${names.join(', ')}, or a pattern; did you mean ${closest(glob, names)}?`,
      );
    return found;
  });
}

export function selectTransports(wanted: readonly string[]): readonly TransportName[] {
  const names = allTransports.map(({ name }) => name);
  if (wanted.length === 0) return names;
  return [...new Set(wanted)].map((each) => {
    const name = names.find((candidate) => candidate === each);
    if (name === undefined)
      throw new UsageError(
        `There is no transport "${each}": expected ${names.join(' or ')}; did you mean ${closest(each, names)}?`,
      );
    return name;
  });
}

export function selectSystems(options: {
  readonly named: readonly string[];
  readonly app: string | undefined;
  readonly fallback: readonly string[];
  /** From the user's config. */
  readonly own?: readonly System[];
}): readonly NamedSystem[] {
  const { named, app, fallback, own = [] } = options;
  if (app !== undefined && app.trim() === '')
    throw new UsageError('The command of --app is empty: expected one that starts your app, such as "node app.js"');
  const given = app === undefined ? [] : [{ system: ownApp(app), version: 'own' }];
  const names = named.length > 0 || app !== undefined ? named : fallback;
  try {
    return once([...names.flatMap((name) => parseSystems(name, { own })), ...given]);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What is named twice is one system; named by itself it is asked for by name, whatever pattern has it as well. */
function once(systems: readonly NamedSystem[]): readonly NamedSystem[] {
  const byName = Map.groupBy(systems, ({ system, version }) => `${system.name}@${version}`);
  return [...byName.values()].flatMap((same) => same.find(({ isFound }) => !isFound) ?? same.slice(0, 1));
}

/** Names of those that a run must have, since they were asked for one by one. */
export function requiredOf(systems: readonly NamedSystem[]): readonly string[] {
  return systems.flatMap(({ system, version, isFound }) => (isFound ? [] : [`${system.name}@${version}`]));
}
