/** One cell from start to end: everything it begins it ends, everything it sees goes into its journal. Judges nothing. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Children } from '../processes/children.ts';
import { startClock } from '../machine/clock.ts';
import { emit } from './emit.ts';
import type { Fault, Site } from '../faults/fault.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/facts.ts';
import type { Cell } from '../matrix/matrix.ts';
import type { Network } from '../network/route.ts';
import { openScope } from '../base/scope.ts';
import type { TimedFault } from '../matrix/scenario.ts';
import { type Instances, startInstances } from './start-instances.ts';
import type { Prepared } from '../systems/system.ts';
import type { Tls } from '../tls/open-tls.ts';
import type { Opened, Transport } from '../transports/transport.ts';
import { type Micros, ms, seconds, toMs, us } from '../base/units.ts';

export interface RunCellOptions {
  readonly cell: Cell;
  readonly transport: Transport;
  readonly prepared: Prepared;
  readonly network: Network;
  readonly children: Children;
  /** For cells that speak TLS. */
  readonly tls: Tls | undefined;
  /** Where the journal goes. */
  readonly path: string;
  /** Ends the cell early; what was seen until then stays in the journal. */
  readonly signal: AbortSignal;
  /** Added to the app's environment (a behaviour that a test breaks on purpose). */
  readonly environment?: Readonly<Record<string, string>>;
  readonly follow?: (entry: Entry) => void;
  /** Lets only so many apps start at once: a dozen interpreters that load side by side would disturb what already runs. */
  readonly start: <T>(act: () => Promise<T>) => Promise<T>;
  /** Told when Toxiproxy had to be restarted; returns what ends the telling. */
  readonly onNetworkLost?: (listener: (why: string) => void) => () => void;
}

/** How long Slack tries to see the app before the cell is void. */
const readyWithin = seconds(30);
/** How long deliveries and handlers may take after the last event and the last fault. */
const settleWithin = seconds(45);
/** How long a running app may be without a link after that: the slowest client seen was back 60 s after the network was. */
const deafWithin = seconds(75);

export async function runCell(options: RunCellOptions): Promise<void> {
  const { cell, transport, prepared, network, children, path, signal, environment = {} } = options;
  const { plan, scenario } = cell;
  const { instances = 1 } = plan;
  const clock = startClock();
  const journal = openJournal({ path, clock });
  const scope = openScope();
  scope.own(journal, (each) => each.close());
  if (options.follow) journal.follow(options.follow);
  scope.own(
    options.onNetworkLost?.((why) => journal.add({ kind: 'toxiproxy-restarted', why })),
    (stop) => stop?.(),
  );
  journal.add({ kind: 'cell', version: 1, plan });
  journal.add({ kind: 'phase', phase: 'starting' });
  const random = seeded(plan.seed);
  try {
    const opened = await transport.open({
      network,
      clock,
      random: random.fork('slack'),
      policy: plan.policy.values as PolicyValues,
      observe: journal.add,
      scope,
      name: plan.id,
      tls: plan.tls ? options.tls : undefined,
    });
    const faultEnvironment = Object.assign({}, ...scenario.faults.map(({ fault }) => fault.environment ?? {}));
    const settled = watchSettling(journal);
    const app = await options.start(async () => {
      const began = clock.now();
      const started = await startInstances({
        label: `${plan.system} over ${plan.transport}`,
        count: instances,
        children,
        command: prepared.command(plan.transport),
        environment: { ...opened.environment, ...faultEnvironment, ...environment },
        journal,
        scope,
      });
      await ready({ opened, app: started, signal });
      journal.add({ kind: 'app-ready', startUs: clock.now() - began });
      return started;
    });
    await app.sample();

    const delay = scope.own(monitorEventLoopDelay({ resolution: 10 }), (each) => void each.disable());
    delay.enable();
    // The first event is due a moment later, so that the schedule is not late from the start.
    const start = us(clock.now() + ms(100));
    journal.add({ kind: 'phase', phase: 'traffic', zero: start });
    const { events, webApi, webApiControl, slack, tls } = opened;
    const site: Site = { events, webApi, webApiControl, slack, app: app.control, tls };
    await Promise.all([
      emit({
        due: scenario.workload.due(random.fork('workload')),
        start,
        clock,
        raise: (due) => opened.raise(due, scenario.workload.raises),
        isPrecise: plan.alone,
        signal,
      }),
      ...scenario.faults.map((timed) =>
        strike({
          timed: { ...timed, fault: onOneOf(instances, timed.fault) },
          start,
          now: clock.now,
          site,
          journal,
          signal,
        }),
      ),
    ]);
    journal.add({ kind: 'phase', phase: 'draining' });
    await settled({ inFlight: opened.inFlight, isRunning: app.isAnyRunning, signal });
    await app.sample();
    journal.add({
      kind: 'loop-delay',
      p99Us: Math.round(delay.percentile(99) / 1_000),
      maxUs: Math.round(delay.max / 1_000),
    });
    journal.add(signal.aborted ? { kind: 'void', why: 'The run was interrupted' } : { kind: 'phase', phase: 'done' });
  } catch (error) {
    journal.add({ kind: 'void', why: signal.aborted ? 'The run was interrupted' : sentence(error) });
  } finally {
    await scope.close();
  }
}

async function ready({
  opened,
  app,
  signal,
}: {
  readonly opened: Opened;
  readonly app: Instances;
  readonly signal: AbortSignal;
}): Promise<void> {
  const gone = new AbortController();
  const watch = setInterval(() => {
    if (!app.areAllRunning()) gone.abort();
  }, 20);
  const late = AbortSignal.timeout(toMs(readyWithin));
  try {
    const cut = AbortSignal.any([signal, gone.signal, late]);
    await opened.ready(cut);
    await app.ready(cut);
  } catch (error) {
    const state = gone.signal.aborted ? 'it ended' : `Slack did not see it within ${readyWithin / seconds(1)} s`;
    const words = app.lastWords();
    throw new Error(
      `Cannot start the app: ${state}. ${sentence(error)}${words === '' ? '' : `. Its last words: ${words}`}`,
      {
        cause: error,
      },
    );
  } finally {
    clearInterval(watch);
  }
}

/** What ends the process ends one of several: the others are still there, and it cuts nobody off. */
function onOneOf(instances: number, fault: Fault): Fault {
  if (instances === 1 || fault.touches.rule !== 'exits') return fault;
  return { ...fault, severs: false, text: `${fault.text} (one of ${instances} instances)` };
}

/** Injects at `from`, heals at `to` (or when the run is cut short, so that every end is in the journal). */
async function strike({
  timed: { from, to, fault },
  start,
  now,
  site,
  journal,
  signal,
}: {
  readonly timed: TimedFault;
  readonly start: Micros;
  readonly now: () => Micros;
  readonly site: Site;
  readonly journal: Journal;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { name, text, severs, touches, isMomentary = false } = fault;
  try {
    if (!(await reached(start + from, now, signal))) return;
    let asked = now();
    const heal = await fault.inject(site);
    journal.add({ kind: 'fault-began', fault: name, text, asked, severs, isMomentary, touches });
    await reached(start + to, now, signal);
    asked = now();
    await heal();
    journal.add({ kind: 'fault-ended', fault: name, asked });
  } catch (error) {
    journal.add({ kind: 'fault-failed', fault: name, why: sentence(error) });
  }
}

/** False where the signal came first. */
async function reached(at: number, now: () => Micros, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(Math.max(0, toMs(at - now())), undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

/**
 * Follows what is not done yet: deliveries under way, and acknowledged events whose handler has not reported. Handlers
 * count only for an app that reports them, and only until nothing was heard for 6 s (longer than any handler here works). An
 * app without a link is waited for too: how long it is deaf is what many a cell asks.
 */
function watchSettling(
  journal: Journal,
): (options: { inFlight(): number; isRunning(): boolean; signal: AbortSignal }) => Promise<void> {
  const unhandled = new Set<string>();
  /** Registered links; undefined until there was one, as over HTTP for ever. */
  let links: Set<string> | undefined;
  let reports = false;
  let lastNews = performance.now();
  const stop = journal.follow((entry) => {
    if (entry.kind === 'link-ready') links = (links ?? new Set()).add(entry.link);
    else if (entry.kind === 'link-closing' || entry.kind === 'link-closed') links?.delete(entry.link);
    if (entry.kind === 'handled') {
      reports = true;
      unhandled.delete(entry.event);
    } else if (entry.kind === 'event-due') unhandled.add(entry.event);
    else if (entry.kind === 'event-dropped') unhandled.delete(entry.event);
    else if (entry.kind !== 'delivery-ended' || entry.outcome !== 'acked') return;
    lastNews = performance.now();
  });
  return async ({ inFlight, isRunning, signal }) => {
    const began = performance.now();
    while (!signal.aborted) {
      const spent = performance.now() - began;
      const isQuiet = performance.now() - lastNews > 6_000 || !isRunning();
      const isDeaf = links?.size === 0 && isRunning() && spent < toMs(deafWithin);
      const isSettled =
        spent >= toMs(settleWithin) || (inFlight() === 0 && (unhandled.size === 0 || !reports || isQuiet));
      if (isSettled && !isDeaf) break;
      await pause(20);
    }
    stop();
  };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
