/** One cell from start to end: everything it begins it ends, everything it sees goes into its journal. Judges nothing. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { type Random, seeded } from '../../mocks/slack/protocol/random.ts';
import { LabError } from '../base/lab-error.ts';
import type { Mask } from '../base/mask-secrets.ts';
import { openScope, type Scope } from '../base/scope.ts';
import { ms, us } from '../base/units.ts';
import type { Entry, Fact } from '../journal/facts.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { type Clock, startClock } from '../machine/clock.ts';
import { freePort } from '../machine/free-port.ts';
import type { Network } from '../network/route.ts';
import { healthUrlIn } from '../plan/health-url.ts';
import type { Children } from '../processes/children.ts';
import type { Prepared } from '../systems/system.ts';
import type { Tls } from '../tls/open-tls.ts';
import type { Transport } from '../transports/transport.ts';
import type { NoStart } from './first-starts.ts';
import { proxyMove } from './move-behind-proxy.ts';
import { NotReady, ready } from './ready.ts';
import { effectCommand } from './effect-command.ts';
import type { RunnableCell } from './script.ts';
import { watchSettling } from './settling.ts';
import { watchHealth } from './watch-health.ts';
import { startInstances } from './start-instances.ts';
import type { GroundWatch } from './watch-ground.ts';

export interface RunCellOptions {
  readonly cell: RunnableCell;
  readonly transport: Transport;
  readonly prepared: Prepared;
  readonly network: Network;
  readonly children: Children;
  /** For cells that speak TLS. */
  readonly tls: Tls | undefined;
  /** Where the journal goes. */
  readonly path: string;
  /** Takes secrets out of it. Default: nothing is taken out. */
  readonly mask?: Mask;
  /** Ends the cell early; what was seen until then stays in the journal. */
  readonly signal: AbortSignal;
  /** Added to the app's environment (a behaviour that a test breaks on purpose). */
  readonly environment?: Readonly<Record<string, string>>;
  readonly follow?: (entry: Entry) => void;
  /** Lets only so many apps start at once: a dozen interpreters that load side by side would disturb what already runs. */
  readonly start: <T>(act: () => Promise<T>) => Promise<T>;
  /** What the cell stands on with others. */
  readonly ground: {
    readonly watch: Pick<GroundWatch, 'follow'>;
    /** Told when Toxiproxy had to be restarted; returns what ends the telling. */
    onNetworkLost(listener: (why: string) => void): () => void;
    /** How many others ran at the same time, at most. */
    mostBeside(): number;
  };
}

export async function runCell(options: RunCellOptions): Promise<void> {
  const { plan } = options.cell;
  const { path, follow, ground, signal } = options;
  const clock = startClock();
  const journal = openJournal({ path, clock, mask: options.mask });
  const scope = openScope();
  scope.own(journal, (each) => each.close());
  if (follow) journal.follow(follow);
  scope.own(
    plan.route === 'direct'
      ? () => {}
      : ground.onNetworkLost((why) => journal.add({ kind: 'toxiproxy-restarted', why })),
    (stop) => stop(),
  );
  journal.add({ kind: 'cell', version: 1, plan });
  const watching = ground.watch.follow((fact) => {
    // What no event of this cell passes cannot hold one up.
    if (!(fact.kind === 'stall' && fact.part === 'proxy' && plan.route === 'direct')) journal.add(fact);
  });
  journal.add({ kind: 'phase', phase: 'starting' });
  try {
    if (!signal.aborted) await play(options, { clock, journal, scope, random: seeded(plan.seed) });
    watching.stop();
    const neighbours = ground.mostBeside();
    if (neighbours > 0) journal.add({ kind: 'beside', cells: neighbours });
    journal.add(signal.aborted ? voidOfRun(signal) : { kind: 'phase', phase: 'done' });
  } catch (error) {
    watching.stop();
    journal.add(signal.aborted ? voidOfRun(signal) : voidBy(error));
  } finally {
    await scope.close();
  }
}

/** The run ended within the cell. */
function voidOfRun({ reason }: AbortSignal): Fact {
  return reason instanceof LabError
    ? { kind: 'void', why: reason.message }
    : { kind: 'void', why: 'The run was interrupted', isInterrupted: true };
}

/** The journal of a cell that is not begun, since another found out that its app does not start. */
export function noteNotBegun(
  { plan }: RunnableCell,
  { path, end, mask }: { readonly path: string; readonly end: NoStart; readonly mask: Mask },
): void {
  const journal = openJournal({ path, clock: startClock(), mask });
  journal.add({ kind: 'cell', version: 1, plan });
  journal.add(voidOf(end));
  journal.close();
}

function voidBy(error: unknown): Fact {
  return error instanceof NotReady ? voidOf(error) : { kind: 'void', why: (error as Error).message };
}

function voidOf({ why, isUnsupported }: NoStart): Fact {
  return { kind: 'void', why, ...(isUnsupported ? { isUnsupported } : {}) };
}

interface Bench {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly scope: Scope;
  readonly random: Random;
}

async function play(options: RunCellOptions, bench: Bench): Promise<void> {
  const { plan, script } = options.cell;
  const { signal } = options;
  const { clock, journal, scope, random } = bench;
  const settled = watchSettling(journal, plan.policy.values as PolicyValues);
  const { opened, app } = await openCell(options, bench);
  const delay = scope.own(monitorEventLoopDelay({ resolution: 10 }), (each) => void each.disable());
  delay.enable();
  // The first event is due a moment later, so that the schedule is not late from the start.
  const start = us(clock.now() + ms(100) + (plan.phaseUs ?? 0));
  journal.add({ kind: 'phase', phase: 'traffic', zero: start });
  const { events, webApi, webApiControl, slack, tls, raise } = opened;
  const moveBehindProxy = proxyMove({ opened, journal, scope });
  await script.play({
    plan,
    raise,
    site: { events, webApi, webApiControl, slack, app: app.control, deployment: app.deployment, moveBehindProxy, tls },
    isRunning: app.isAnyRunning,
    journal,
    clock,
    start,
    random,
    signal,
  });
  journal.add({ kind: 'phase', phase: 'draining' });
  const poll = pollOf(options, { environment: opened.environment, journal });
  if (script.settles) await settled({ inFlight: opened.inFlight, isRunning: app.isAnyRunning, signal, ...poll });
  if (!signal.aborted) await poll.poll?.();
  await app.sample();
  journal.add({
    kind: 'loop-delay',
    p99Us: Math.round(delay.percentile(99) / 1_000),
    maxUs: Math.round(delay.max / 1_000),
  });
}

function pollOf(
  { cell: { plan }, children }: RunCellOptions,
  { environment, journal }: { readonly environment: Readonly<Record<string, string>>; readonly journal: Journal },
): { readonly poll?: () => Promise<void> } {
  const { effectCommand: command } = plan;
  return command === undefined ? {} : { poll: effectCommand({ command, children, environment, journal }) };
}

/** Opens Slack over the cell's transport and starts the app; resolves when the one can reach the other. */
async function openCell(options: RunCellOptions, { clock, journal, scope, random }: Bench) {
  const { plan, script } = options.cell;
  const { transport, prepared, network, children, signal, environment = {} } = options;
  const opened = await transport.open({
    network,
    clock,
    random: random.fork('slack'),
    policy: plan.policy.values as PolicyValues,
    observe: journal.add,
    scope,
    name: plan.id,
    text: plan.text,
    tls: plan.tls ? options.tls : undefined,
  });
  const door = await healthDoor(plan, opened.environment);
  const app = await options.start(async () => {
    const began = clock.now();
    const count = plan.instances ?? 1;
    const started = await startInstances({
      label: `${plan.system} over ${plan.transport}`,
      count,
      struck: 1 + random.fork('struck').below(count),
      dialsLate: plan.dialsLate ?? false,
      children,
      command: prepared.command(plan.transport),
      environment: { ...opened.environment, ...door?.environment, ...script.environment, ...environment },
      journal,
      scope,
      now: clock.now,
    });
    await ready({ opened, app: started, journal, signal });
    if (plan.isSupervised) started.supervise();
    journal.add({ kind: 'app-ready', startUs: clock.now() - began });
    return started;
  });
  if (door) scope.own(watchHealth({ url: door.url, journal, clock }), (each) => each.stop());
  await app.sample();
  return { opened, app };
}

/** Undefined where nobody asks there. */
async function healthDoor(
  { health, transport }: RunnableCell['plan'],
  known: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly environment: Readonly<Record<string, string>> } | undefined> {
  if (health === undefined) return undefined;
  const environment = { HEALTH_PORT: String(await freePort()) };
  const url = healthUrlIn(health, { ...known, ...environment });
  if (url !== undefined) return { url, environment };
  const over = transport === 'socket-mode' ? 'Socket Mode' : 'HTTP';
  throw new LabError(
    `Cannot ask for the app's health at ${health}: over ${over} it has no PORT; write {HEALTH_PORT}, which it finds in its environment, or a port of its own`,
  );
}
