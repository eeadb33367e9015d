/** Which scenarios a run has: ours under the user's limits, those of the config, and those of files that were named. */

import { closest } from 'fastest-levenshtein';
import { failuresAskedBy } from '../../scenarios/catalogue/failures-asked-by.ts';
import { scenarios as ours } from '../../scenarios/index.ts';
import { withThresholds } from '../config/with-thresholds.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { unknownExpectations } from '../matrix/unknown-expectations.ts';
import { type LoadedConfig, loadScenarios } from './load-config.ts';
import { scenarioFiles } from './scenario-files.ts';
import { selectScenarios } from './select.ts';

export interface AskedScenarios {
  readonly chosen: readonly Scenario<string, string>[];
  /** What `--scenario` takes for the one of this name: its file, where it comes from one. */
  readonly askedFor: (name: string) => string;
  /** What the config expects and cannot happen, in a sentence each. */
  readonly notes: readonly string[];
}

/** Throws `UsageError`. */
export function askedScenarios(
  { scenario: words, suite: suites }: { readonly scenario: readonly string[]; readonly suite: readonly string[] },
  config: LoadedConfig,
): AskedScenarios {
  const { globs, files } = scenarioFiles(words);
  const own = ours.map((each) => ({
    ...withThresholds(each, config.thresholds),
    failures: failuresAskedBy(each.name),
  }));
  const all = [...own, ...config.scenarios];
  const fromFiles = loadScenarios(files, all);
  const isOnlyFiles = files.length > 0 && globs.length === 0 && suites.length === 0;
  const names = [...all, ...fromFiles.map(({ scenario }) => scenario)].map(({ name }) => name);
  return {
    chosen: [
      ...(isOnlyFiles ? [] : selectScenarios(all, { suites, globs })),
      ...fromFiles.map(({ scenario }) => scenario),
    ],
    askedFor: (name) => fromFiles.find(({ scenario }) => scenario.name === name)?.file ?? name,
    notes: unknownExpectations(config.expectedFailures, names, (name) => closest(name, names)),
  };
}
