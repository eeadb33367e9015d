/** The whole engine over Socket Mode, journal on disk and all. */

import { seeded } from '../../mocks/slack/protocol/random.ts';
import { documented, withValues } from '../../mocks/slack/protocol/policy.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { startSocketSlack } from '../../mocks/slack/io/sockets/socket-slack.ts';
import { startClock } from '../machine/clock.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';
import { observedJournal } from './observed-journal.ts';

/** More events than Slack would let through in an hour. */
const unlimited = withValues(documented, { eventsPerWindow: Number.MAX_SAFE_INTEGER }).values;

export interface SocketArm extends Arm {
  /** The URL a client is to dial; each serves one connection. */
  readonly url: string;
  isConnected(): boolean;
}

/** `path`: where its journal goes. Ends with the scope. */
export async function openEngineSocket(scope: Scope, path: string): Promise<SocketArm> {
  const clock = startClock();
  const { observe, onSettled } = observedJournal(scope, { path, clock });
  const slack = scope.own(
    await startSocketSlack({
      policy: unlimited,
      now: clock.now,
      random: seeded(1),
      observe,
      memory: new SlackMemory(),
      responseUrlBase: () => '',
    }),
    (each) => each.close(),
  );
  const ticket = slack.sockets.ticket();
  if (!('url' in ticket)) throw new Error(`Cannot open the engine's socket: ${ticket.error}`);
  return {
    url: ticket.url,
    isConnected: () => slack.sockets.hostsWithLinks().length > 0,
    push: () => slack.raise(clock.now()),
    onSettled,
  };
}
