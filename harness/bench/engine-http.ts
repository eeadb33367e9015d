/** The whole engine over HTTP with connections kept alive, journal on disk and all. */

import { documented, withValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { startHttpSlack } from '../../mocks/slack/io/http/http-slack.ts';
import { startClock } from '../machine/clock.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';
import { observedJournal } from './observed-journal.ts';

/** More events than Slack would let through in an hour. */
const unlimited = withValues(documented, { eventsPerWindow: Number.MAX_SAFE_INTEGER, keepsConnections: true }).values;

export async function openEngineHttp(
  scope: Scope,
  { path, url, signingSecret }: { readonly path: string; readonly url: string; readonly signingSecret: string },
): Promise<Arm> {
  const clock = startClock();
  const { observe, onSettled } = observedJournal(scope, { path, clock });
  const slack = scope.own(
    await startHttpSlack({
      url,
      signingSecret,
      policy: unlimited,
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
