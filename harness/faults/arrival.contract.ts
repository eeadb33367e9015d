/**
 * What a fault is must be what arrives: frames, FIN, RST, silence and delay, as seen at the app's own socket, behind either engine and
 * without one. An event is under way when it begins, another one is raised as soon as it is in force.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { us } from '../base/units.ts';
import { directNetwork } from '../network/direct-network.ts';
import { openNetwork } from '../network/open-network.ts';
import type { Network } from '../network/route.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import type { TransportName } from '../result.ts';
import { openTransportLab } from '../transports/fixtures/transport-lab.ts';
import { transportNamed } from '../transports/index.ts';
import type { Fault } from './fault.ts';
import { openAppSocket } from './fixtures/app-socket.ts';

export interface Arrival {
  readonly fault: Fault;
  /** While it lasts, in order; `event 1 late` where it took as long as faults delay it. */
  readonly during: readonly string[];
  /** Once it has ended. */
  readonly after?: readonly string[];
  /** The app ends its half of TCP after the close handshake. */
  readonly endsAfterClose?: boolean;
  /** The app pings as soon as the fault is in force. */
  readonly pings?: boolean;
  /** It ends at once, before all of it has happened; what is `during` is watched for then. */
  readonly endsAtOnce?: boolean;
}

export interface ArrivalOptions {
  readonly way: 'embedded' | 'auto' | 'direct';
  readonly transport: TransportName;
  readonly arrivals: Readonly<Record<string, Arrival>>;
}

/** Longer than any fault here delays a byte, and than Slack takes from a warning to its close frame. */
const watchMs = 1_300;
const lateMs = 700;

export function describeArrivals({ way, transport, arrivals }: ArrivalOptions): void {
  let children: Children;
  let network: Network;

  beforeAll(async () => {
    children = await spawnChildren();
    network = way === 'direct' ? directNetwork : await openNetwork({ children, engine: way });
  });
  afterAll(async () => {
    await network.close();
    await children.close();
  });

  describe.concurrent(`at the app's own socket over ${transport} (${way})`, () => {
    test.for(Object.entries(arrivals))('%s', async ([, arrival], { expect }) => {
      const { during, after = [] } = arrival;
      expect(await observe({ network, transport, arrival })).toEqual({ during, after });
    });
  });
}

async function observe({
  network,
  transport,
  arrival: { fault, endsAfterClose = false, endsAtOnce = false, pings = false },
}: {
  readonly network: Network;
  readonly transport: TransportName;
  readonly arrival: Arrival;
}): Promise<{ readonly during: readonly string[]; readonly after: readonly string[] }> {
  const lab = await openTransportLab({
    transport: transportNamed(transport),
    network,
    policy: {
      // Nothing but the fault may end what it holds, or say anything.
      ackDeadlineUs: us(60_000_000),
      firstRetryUs: us(60_000_000),
      pingEveryUs: us(60_000_000),
      warningLeadUs: us(100_000),
      closeAfterRefreshUs: us(100_000),
    },
  });
  const { environment, events, webApi, slack, webApiControl, tls, ready } = lab.opened;
  const app = await openAppSocket(transport, { need: (name) => environment[name] ?? '', endsAfterClose });
  try {
    await ready(AbortSignal.timeout(5_000));
    lab.raise();
    await app.arrived.until((what) => what === 'event 0');
    const seenSince = (from: number): readonly string[] => app.arrived.all.slice(from);
    const began = app.arrived.all.length;
    const heal = await fault.inject({ events, webApi, slack, webApiControl, tls, app: lab.app });
    if (endsAtOnce) await heal();
    if (pings) app.ping();
    const raisedAt = performance.now();
    lab.raise();
    const isLate = await app.arrived
      .until((what) => what === 'event 1', { from: began, withinMs: watchMs })
      .then(() => performance.now() - raisedAt >= lateMs)
      .catch(() => false);
    await pause(Math.max(0, watchMs - (performance.now() - raisedAt)));
    const during = seenSince(began).map((what) => (what === 'event 1' && isLate ? `${what} late` : what));
    const ended = app.arrived.all.length;
    await heal();
    await pause(300);
    return { during, after: seenSince(ended) };
  } finally {
    app.close();
    await lab.close();
  }
}
