import type * as matrix from '../harness/matrix/scenario.ts';
import type { MetricName } from '../harness/metrics/index.ts';

/** One question, as data; a misspelt metric is an error of the compiler. */
export type Scenario = matrix.Scenario<matrix.Suite, MetricName>;
