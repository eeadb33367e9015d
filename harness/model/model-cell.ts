import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import { withValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { Entry } from '../journal/facts.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { faultsOver, timedWords } from '../matrix/timed-fault.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { TransportName } from '../result.ts';
import { runModel } from './run-model.ts';
import type { Traits } from './traits.ts';

export interface ModelCellOptions {
  readonly scenario: Scenario<string, string>;
  readonly transport: TransportName;
  readonly policy: Policy;
  readonly traits: Traits;
  readonly seed: number;
  /** Processes of the app. Default 1. */
  readonly instances?: number;
  /** Containers of Slack's that hold sockets. Default 2. */
  readonly hosts?: number;
}

/** A scenario on a model of an app: the facts of its cell, for `readHistory`. The same options are the same facts. */
export function modelCell({
  scenario,
  transport,
  traits,
  seed,
  ...options
}: ModelCellOptions): Promise<readonly Entry[]> {
  const policy = withValues(options.policy, scenario.policy ?? {});
  const instances = Math.max(options.instances ?? 1, scenario.instances ?? 1);
  const faults = faultsOver(transport, scenario.faults);
  const plan: CellPlan = {
    id: [scenario.suite, scenario.name, 'model', transport].join(' › '),
    suite: scenario.suite,
    scenario: scenario.name,
    system: 'model',
    transport,
    pair: 1,
    ...(instances > 1 ? { instances } : {}),
    seed,
    policy,
    workload: scenario.workload.text,
    faults: faults.map(timedWords),
    alone: false,
    warmUpUs: scenario.workload.warmUp,
    ...(scenario.toleratesMisses ? { toleratesMisses: true } : {}),
    reportsHandled: true,
    expects: scenario.expects,
    decides: scenario.decides,
    knownFailures: [],
    repeat: `the model, seed ${seed}`,
  };
  return runModel({
    plan,
    policy: policy.values,
    due: scenario.workload.due(seeded(seed).fork('workload')),
    faults,
    traits,
    ...(options.hosts === undefined ? {} : { hosts: options.hosts }),
  });
}
