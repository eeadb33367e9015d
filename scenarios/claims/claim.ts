/** What Slack's page "Comparing HTTP & Socket Mode" says of the transports, and what of a run shows whether it is so. */

import type { MetricName } from '../../harness/metrics/index.ts';
import type { TransportName } from '../../harness/result.ts';
import type * as scenarios from '../registry.ts';

type ScenarioName = (typeof scenarios)[keyof typeof scenarios]['name'];

export interface Figure {
  readonly metric: MetricName;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
}

/** Where it is looked for. `under-faults`: in every scenario that has a fault. */
export type Where = readonly ScenarioName[] | 'under-faults';

export type Shown =
  /** Pair by pair: `less` has the smaller figure, by more than the margin. */
  | {
      readonly by: 'difference';
      readonly in: Where;
      readonly figures: readonly Figure[];
      readonly less: TransportName;
    }
  /** Seen once is proof: the figure reaches `atLeast` over one transport and not over the other. */
  | {
      readonly by: 'sight';
      readonly in: Where;
      readonly figure: Figure;
      readonly over: TransportName;
      readonly atLeast: number;
    }
  /** Several processes of the app against one. `more`: what the figure does as they grow in number. */
  | {
      readonly by: 'instances';
      readonly in: readonly ScenarioName[];
      readonly figure: Figure;
      readonly over: TransportName;
      readonly expects: 'falls' | 'does not grow';
      /** What is said beside it and cannot be measured. */
      readonly beside?: string;
    }
  /** System against system over one transport: some keep the figure at most so large in all these scenarios, and some do not. */
  | {
      readonly by: 'systems';
      readonly in: readonly ScenarioName[];
      readonly figure: Figure;
      readonly over: TransportName;
      readonly atMost: number;
    }
  /** How much there is that can go wrong, transport by transport. */
  | { readonly by: 'parts' }
  /** Nothing asks for it yet. */
  | { readonly by: 'nothing'; readonly missing: string }
  | { readonly by: 'policy'; readonly why: string };

export interface Claim {
  readonly id: `C${number}`;
  /** In our words. */
  readonly claim: string;
  readonly shown: Shown;
}
