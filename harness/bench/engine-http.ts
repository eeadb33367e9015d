/** The whole engine over HTTP, journal on disk and all. */

import { documented, withValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { startHttpSlack } from '../../mocks/slack/io/http/http-slack.ts';
import { startClock } from '../machine/clock.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';
import { observedJournal } from './observed-journal.ts';

/** More events than Slack would let through in an hour. */
const unlimited = { eventsPerWindow: Number.MAX_SAFE_INTEGER };

export async function openEngineHttp(
  scope: Scope,
  options: {
    readonly path: string;
    readonly url: string;
    readonly signingSecret: string;
    /** Else each event has a connection of its own, as by default. */
    readonly keepsConnections: boolean;
  },
): Promise<Arm> {
  const { path, url, signingSecret, keepsConnections } = options;
  const clock = startClock();
  const { observe, onSettled } = observedJournal(scope, { path, clock });
  const slack = scope.own(
    await startHttpSlack({
      url,
      signingSecret,
      policy: withValues(documented, { ...unlimited, keepsConnections }).values,
      now: clock.now,
      random: seeded(1),
      observe,
      memory: new SlackMemory(),
      responseUrlBase: () => '',
    }),
    (each) => each.close(),
  );
  return { push: () => slack.raise(clock.now()), onSettled };
}
