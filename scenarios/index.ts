import { suites } from '../harness/matrix/scenario.ts';
import type { Scenario } from './scenario.ts';
import * as registry from './registry.ts';

/** By suite, then by name. */
export const scenarios: readonly Scenario[] = Object.values(registry).toSorted(
  (a, b) => suites.indexOf(a.suite) - suites.indexOf(b.suite) || a.name.localeCompare(b.name),
);
