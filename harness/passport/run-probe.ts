/**
 * One probe on one fresh process of the app, against a Slack of its own, without a proxy between: Toxiproxy has no half-close
 * and would answer the app's FIN where Slack leaves TCP open. Everything that is seen goes into the journal; judges nothing.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { serveWebApi } from '../../mocks/slack/io/web-api/serve-web-api.ts';
import { startSocketSlack } from '../../mocks/slack/io/sockets/socket-slack.ts';
import { documented, withValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import type { Children } from '../processes/children.ts';
import { startClock } from '../machine/clock.ts';
import { openJournal } from '../journal/journal.ts';
import { openScope } from '../base/scope.ts';
import { type RunningApp, startApp } from '../lab/start-app.ts';
import type { Prepared } from '../systems/system.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import { credentials } from '../transports/credentials.ts';
import { type Micros, ms, seconds, toMs, us } from '../base/units.ts';
import { openSite } from './open-site.ts';
import type { Probe } from './probe.ts';

export interface RunProbeOptions {
  readonly probe: Probe;
  readonly system: string;
  readonly prepared: Prepared;
  readonly children: Children;
  /** Where the journal goes. */
  readonly path: string;
  readonly seed: number;
  readonly patience: Micros;
  /** Between which times after the app has settled the probe acts; drawn from the seed. */
  readonly wait: readonly [least: Micros, most: Micros];
  /** Ends the probe early; what was seen until then stays in the journal. */
  readonly signal: AbortSignal;
  /** Lets only so many apps start at once. */
  readonly start: <T>(act: () => Promise<T>) => Promise<T>;
}

/** How long Slack tries to see the app before the probe is void. */
const readyWithin = seconds(60);
/** Events run all through a probe, so that a gap shows in their delivery too. */
const eventEvery = ms(200);
/** What an app does once it has its hello is over by then. */
const settled = ms(3_000);

export async function runProbe(options: RunProbeOptions): Promise<void> {
  const { probe, system, prepared, children, path, seed, patience, wait, signal, start } = options;
  const clock = startClock();
  const journal = openJournal({ path, clock });
  const scope = openScope();
  scope.own(journal, (each) => each.close());
  journal.add({ kind: 'phase', phase: 'starting' });
  const random = seeded(seed).fork(probe.name);
  const policy = withValues(documented, probe.policy ?? {}).values;
  const memory = new SlackMemory();
  try {
    let apiUrl = '';
    const slack = scope.own(
      await startSocketSlack({
        policy,
        now: clock.now,
        random: random.fork('slack'),
        observe: journal.add,
        memory,
        responseUrlBase: () => new URL(apiUrl).origin,
      }),
      (each) => each.close(),
    );
    const webApi = scope.own(
      await serveWebApi({
        tokens: { bot: credentials.botToken, app: credentials.appToken },
        openConnection: slack.sockets.ticket,
        observe: journal.add,
        policy,
        memory,
      }),
      (each) => each.close(),
    );
    apiUrl = webApi.url;
    const app = await start(async () => {
      const started = scope.own(
        await startApp({
          label: `${system} in ${probe.name}`,
          instance: 1,
          children,
          command: prepared.command('socket-mode'),
          environment: {
            SLACK_TRANSPORT: 'socket-mode',
            ...appEnvironment(webApi.url),
          },
          journal,
        }),
        (each) => each.stop(),
      );
      await ready({ app: started, isSeen: () => slack.sockets.hostsWithLinks().length > 0, signal });
      return started;
    });
    journal.add({ kind: 'app-ready' });
    journal.add({ kind: 'phase', phase: 'traffic', zero: clock.now() });
    const events = scope.own(
      setInterval(() => slack.raise(clock.now()), toMs(eventEvery)),
      clearInterval,
    );
    const site = openSite({
      slack: slack.control,
      webApi: webApi.control,
      app,
      journal,
      clock,
      patience,
      signal,
    });
    await site.pause(settled);
    const [least, most] = wait;
    await site.pause(us(least + random.fork('phase').next() * (most - least)));
    await probe.act(site);
    clearInterval(events);
    journal.add({ kind: 'phase', phase: 'draining' });
    journal.add(signal.aborted ? { kind: 'void', why: 'The run was interrupted' } : { kind: 'phase', phase: 'done' });
  } catch (error) {
    journal.add({ kind: 'void', why: signal.aborted ? 'The run was interrupted' : (error as Error).message });
  } finally {
    await scope.close();
  }
}

async function ready({
  app,
  isSeen,
  signal,
}: {
  readonly app: RunningApp;
  readonly isSeen: () => boolean;
  readonly signal: AbortSignal;
}): Promise<void> {
  const deadline = performance.now() + toMs(readyWithin);
  while (!isSeen()) {
    const state = !app.isRunning()
      ? 'it ended'
      : performance.now() > deadline
        ? `Slack did not see it within ${readyWithin / seconds(1)} s`
        : undefined;
    if (state !== undefined || signal.aborted)
      throw new Error(
        `Cannot start the app: ${state ?? 'the run was interrupted'}. Its last words: ${app.lastWords()}`,
      );
    await pause(10);
  }
}
