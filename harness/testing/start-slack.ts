/** A Slack for one test, with a network that can fail and the app under test: `slack-transport-harness/mock`. */

import { seeded } from '../../mocks/slack/protocol/random.ts';
import { LabError } from '../base/lab-error.ts';
import { openScope } from '../base/scope.ts';
import { startClock } from '../machine/clock.ts';
import { openNetwork } from '../network/open-network.ts';
import { runPolicy } from '../plan/run-policy.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import type { TransportName } from '../result.ts';
import { transportNamed } from '../transports/index.ts';
import { createTestSlack, type TestSlack } from './create-test-slack.ts';
import { createObserved } from './observed.ts';
import { type AppFunction, runTestApp } from './run-test-app.ts';
import { createTestNetwork, type TestNetwork } from './test-network.ts';

export interface SlackOptions {
  /** A command, run by a shell, or a function that is told the environment and returns what ends the app. */
  readonly app: string | AppFunction;
  /** Default `socket-mode`. */
  readonly transport?: TransportName;
  /** Slack's retries after 60 s and 300 s come so many times sooner. Default 30. */
  readonly hasten?: number;
  /** Where a command runs. Default: where the test does. */
  readonly cwd?: string;
}

export interface SlackUnderTest {
  readonly slack: TestSlack;
  readonly network: TestNetwork;
  /** Ends the app and all else. Idempotent. */
  close(): Promise<void>;
}

const startsWithinMs = 30_000;

/** Resolves when Slack can reach the app. Throws `LabError` with what the app printed where it cannot. */
export async function startSlack({
  app,
  transport = 'socket-mode',
  hasten = 30,
  cwd = process.cwd(),
}: SlackOptions): Promise<SlackUnderTest> {
  const scope = openScope();
  try {
    const children = scope.own(await spawnChildren(), (each) => each.close());
    const network = scope.own(await openNetwork({ children }), (each) => each.close());
    const clock = startClock();
    const observed = createObserved(clock);
    const { values } = runPolicy(hasten, { variesMessages: false });
    const opened = await transportNamed(transport).open({
      network,
      clock,
      random: seeded(1),
      policy: values,
      observe: observed.note,
      scope,
      name: 'test',
    });
    const running = scope.own(await runTestApp(app, { children, environment: opened.environment, cwd }), (each) =>
      each.stop(),
    );
    await opened.ready(AbortSignal.timeout(startsWithinMs)).catch((error: unknown) => {
      throw new LabError(
        `The app cannot be reached over ${transportNamed(transport).title}: ${(error as Error).message}. It printed: ${running.lastWords() || 'nothing'}`,
        { cause: error },
      );
    });
    const faults = createTestNetwork({ ...opened, app: running });
    scope.own(faults, (each) => each.healAll());
    return {
      slack: createTestSlack({ opened, observed, clock }),
      network: faults.network,
      close: () => scope.close(),
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}
