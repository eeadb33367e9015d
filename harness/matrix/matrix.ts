/** Which cells a run has: scenarios × systems × transports × pairs, in an order drawn from the seed. Pure. */

import { type Policy, withValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Comparing } from '../plan/comparing.ts';
import type { Expectation, KnownFailure, SuspectedFailure } from '../plan/expectation.ts';
import type { TransportName } from '../result.ts';
import type { Scenario } from './scenario.ts';
import { shellWord } from '../base/shell-word.ts';
import { type ExpectedFailure, expectedIn } from './expected-failures.ts';
import { offersOf, type System } from '../systems/system.ts';
import { armsInTurn } from './arms-in-turn.ts';
import { phaseOf } from './phase.ts';
import { faultsOver, timedWords } from './timed-fault.ts';

export interface Cell {
  readonly plan: CellPlan;
  readonly scenario: Scenario<string>;
  readonly system: System;
  readonly version: string;
  /** Why the transport cannot have this scenario; such a cell is not run. */
  readonly unsupported?: string;
}

/** In one scenario. */
export interface FailureToLiken extends SuspectedFailure {
  readonly scenario: string;
}

export interface MatrixOptions {
  readonly scenarios: readonly Scenario<string>[];
  readonly systems: readonly { readonly system: System; readonly version: string }[];
  readonly transports: readonly TransportName[];
  readonly pairs: number;
  /** What the arms of a pair differ in. Default: their transport. */
  readonly by?: Comparing['by'];
  /** How long the apps are connected before traffic begins, beyond what pairs vary (µs). Default 0. */
  readonly phaseUs?: number;
  /** Processes of the app in each cell. Default 1. */
  readonly instances?: number;
  readonly seed: number;
  readonly policy: Policy;
  /** TLS everywhere. Default: where the scenario needs it. */
  readonly tls?: boolean;
  /** No proxy between Slack and the app. Default: where the scenario wants none. */
  readonly direct?: boolean;
  /** Apps of the user's own that end unasked are started again. Default false. */
  readonly supervise?: boolean;
  /** The apps say what they handled, as their user tells. Default: our own do, and those whose config says so. */
  readonly reportsHandled?: boolean;
  /** URL of the apps' health door, where their config names none. */
  readonly health?: string | undefined;
  /** What the apps promise beyond what their config says. Default: nothing. */
  readonly promises?: System['promises'];
  /** What is known of our systems, to which apps of the user's own may be likened. Default: nothing. */
  readonly onRecord?: readonly FailureToLiken[];
  /** What messages and mentions say, `{n}` standing for the number of each. Default: a text with `seq={n}`. */
  readonly text?: string | undefined;
  /** Prints the ids of the events that took effect, one a line. */
  readonly effectCommand?: string | undefined;
  /** Failures that the user expects, and the day on which that is asked (`2026-11-30`). Default: none. */
  readonly expected?: { readonly failures: readonly ExpectedFailure[]; readonly today: string };
  /** The command that repeats a cell. `asked` names the system on a command line. */
  readonly repeat: (
    cell: Pick<CellPlan, 'scenario' | 'transport' | 'seed' | 'phaseUs'> & { readonly asked: string },
  ) => string;
}

/** The arms of a pair follow each other and take turns in going first (A B B A): what drifts meets both alike. */
export function matrix({ scenarios, systems, transports, pairs, by, ...options }: MatrixOptions): readonly Cell[] {
  const random = seeded(options.seed).fork('order');
  // What must run alone comes first, while nothing else has begun.
  const ordered = scenarios.toSorted((a, b) => Number(b.alone ?? false) - Number(a.alone ?? false));
  return Array.from({ length: pairs }, (_, index) => index + 1).flatMap((pair) =>
    ordered.flatMap((scenario) =>
      armsInTurn({ systems, transports, by, pair, random: random.fork(scenario.name) }).map((arm) =>
        cellOf({ ...options, ...arm, scenario, pair, pairs }),
      ),
    ),
  );
}

interface CellOptions extends Omit<MatrixOptions, 'scenarios' | 'systems' | 'transports' | 'by'> {
  readonly scenario: Scenario<string>;
  readonly system: System;
  readonly version: string;
  readonly transport: TransportName;
  readonly pair: number;
}

function cellOf(options: CellOptions): Cell {
  const { scenario, system, version, transport, tls = false } = options;
  const speaksTls = tls || (scenario.needsTls ?? false);
  const unsupported =
    scenario.unsupported?.[transport] ??
    (speaksTls ? system.plaintextOnly?.[transport] : undefined) ??
    (scenario.needsProxy ? system.ignoresProxy : undefined) ??
    missingHealth(options) ??
    missingOffer(scenario, system);
  return {
    scenario,
    system,
    version,
    ...(unsupported === undefined ? {} : { unsupported }),
    plan: planOf(options, speaksTls),
  };
}

function planOf(options: CellOptions, speaksTls: boolean): CellPlan {
  const { scenario, system, version, transport, pair, seed, policy, repeat } = options;
  const instances = Math.max(options.instances ?? 1, scenario.instances ?? 1);
  const name = `${system.name}@${version}`;
  // The seed of a pair is the same over both transports: the same events, the same faults.
  const pairSeed =
    pair === 1
      ? seed
      : seeded(seed)
          .fork(`pair ${pair}`)
          .below(2 ** 31);
  const phaseUs = phaseOf(options);
  const asked = system.askedBy ?? `--system ${shellWord(name)}`;
  return {
    id: [scenario.suite, scenario.name, name, transport, ...(pair > 1 ? [`pair ${pair}`] : [])].join(' › '),
    suite: scenario.suite,
    scenario: scenario.name,
    system: name,
    transport,
    pair,
    ...(instances > 1 ? { instances } : {}),
    ...(options.supervise && system.isOwn ? { isSupervised: true } : {}),
    seed: pairSeed,
    policy: withValues(policy, scenario.policy ?? {}),
    workload: scenario.workload.text,
    ...(options.text === undefined ? {} : { text: options.text }),
    faults: faultsOver(transport, scenario.faults).map(timedWords),
    alone: scenario.alone ?? false,
    ...(phaseUs > 0 ? { phaseUs } : {}),
    ...(speaksTls ? { tls: true } : {}),
    ...wayOf(options),
    warmUpUs: scenario.workload.warmUp,
    ...(scenario.toleratesMisses ? { toleratesMisses: true } : {}),
    ...(options.reportsHandled || offersOf(system).includes('handled')
      ? { reportsHandled: system.isOwn ? 'events' : true }
      : {}),
    ...healthOf(options, instances),
    ...(options.effectCommand === undefined ? {} : { effectCommand: options.effectCommand }),
    ...(scenario.needsCall === undefined ? {} : { needsCall: scenario.needsCall }),
    ...(system.isOwn && scenario.mayLack !== undefined ? { mayLack: scenario.mayLack } : {}),
    expects: [...scenario.expects, ...promised(options)],
    decides: scenario.decides,
    // They are on record for one process; several may make up for each other.
    knownFailures: [
      ...((options.instances ?? 1) === 1 ? knownFailuresOf(scenario, system, version, transport) : []),
      ...expectedIn(
        options.expected?.failures ?? [],
        { scenario: scenario.name, system: name, transport },
        options.expected?.today ?? '',
      ),
    ],
    ...suspectsOf(options),
    repeat: repeat({ scenario: scenario.name, transport, seed: pairSeed, asked, ...(phaseUs > 0 ? { phaseUs } : {}) }),
  };
}

function wayOf({ scenario, transport, direct = false }: CellOptions): Pick<CellPlan, 'route' | 'dialsLate'> {
  if (direct || scenario.direct !== undefined) return { route: 'direct' };
  const isSlowed = faultsOver(transport, scenario.faults).some(({ fault }) => fault.touches.rule === 'slowed');
  return transport === 'http' && isSlowed ? { dialsLate: true } : {};
}

/** Ours have a door for the scenario that asks for it. Several processes would need one each. */
function healthOf(
  { scenario, system, health = system.health }: CellOptions,
  instances: number,
): Pick<CellPlan, 'health'> {
  const isAsked = (system.isOwn || scenario.needsHealth) && instances === 1;
  return isAsked && health !== undefined ? { health } : {};
}

function missingHealth({ scenario, system, health = system.health }: CellOptions): string | undefined {
  return scenario.needsHealth && health === undefined
    ? 'Nothing says where the app tells how it is (--health URL, or health in harness.config.ts)'
    : undefined;
}

/** Why the question cannot be asked of this app. */
function missingOffer({ needs }: Scenario<string>, system: System): string | undefined {
  if (needs === undefined || offersOf(system).includes(needs)) return undefined;
  switch (needs) {
    case 'handler-delay':
      return "The app does not offer to work for as long as HANDLER_DELAY_MS says (offers: ['handler-delay'] in harness.config.ts)";
    case 'handled':
      return "The app does not offer to say what it handled (offers: ['handled'] in harness.config.ts)";
    default:
      return needs satisfies never;
  }
}

/** Slack promises at least once: handling an event again that came again is a fault only in an app that promises not to. */
function promised({ system, promises = [] }: CellOptions): readonly Expectation[] {
  const all = [...promises, ...(system.promises ?? [])];
  return all.includes('exactly-once') ? [{ metric: 'duplicates', atMost: 0, isOptional: true }] : [];
}

function suspectsOf({ system, scenario, transport, onRecord = [] }: CellOptions): Pick<CellPlan, 'suspects'> {
  const suspects = onRecord.flatMap(({ scenario: where, ...failure }) =>
    where === scenario.name && failure.transport === transport ? [failure] : [],
  );
  return system.isOwn && suspects.length > 0 ? { suspects } : {};
}

function knownFailuresOf(
  scenario: Scenario<string>,
  system: System,
  version: string,
  transport: TransportName,
): readonly KnownFailure[] {
  return (system.known?.failures ?? [])
    .filter(
      (failure) =>
        failure.scenario === scenario.name && failure.versions.includes(version) && failure.transport === transport,
    )
    .map((failure) => {
      const { scenario: _, ...known } = failure;
      return { ...known, system: system.name };
    });
}
