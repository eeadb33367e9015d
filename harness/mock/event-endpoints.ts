import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type PayloadName, payloadNames } from '../../mocks/slack/protocol/facts.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Mock } from './start-mock.ts';
import { mostWaiting, type WaitingRoom } from './waiting-room.ts';

/** Of more, the list would take more memory than their deliveries. */
const mostListed = 1_000;
/** Raised in one turn of the loop: between them whatever else is served has its turn. */
const atATime = 250;

const emission = z
  .strictObject({
    kind: z
      .enum(payloadNames)
      .exclude(['app-rate-limited'])
      .default('message')
      .describe('what happened in the workspace'),
    count: z.int().min(1).max(100_000).default(1),
    perSecond: z
      .number()
      .positive()
      .max(1_000)
      .optional()
      .describe(
        'one after another at this pace; all at once where absent. More than 1,000, or a pace: the answer lists none',
      ),
  })
  .describe(
    'Emits events, commands or interactions to every app that can be reached; where none can, they wait for the first that comes',
  );

/** Events, commands and interactions, and whether Slack sends them at all. */
export function eventEndpoints(mock: Mock, room: WaitingRoom, signal: AbortSignal): readonly Endpoint[] {
  return [
    endpoint({
      verb: 'POST',
      path: '/events',
      does: 'Emits events, commands or interactions to every app that can be reached; where none can, they wait',
      body: emission,
      act({ body: { kind, count, perSecond } }) {
        const apps = mock.apps.filter((app) => app.canBeReached());
        if (apps.length === 0) return { emitted: [], waiting: held(room, { kind, count, perSecond }) };
        const raise = () => apps.map((app) => ({ app: app.name, id: app.raise(kind) }));
        if (perSecond === undefined && count <= mostListed)
          return { emitted: Array.from({ length: count }, raise).flat() };
        const emitting =
          perSecond === undefined ? atOnce(raise, count, signal) : atPace(raise, { count, perSecond, signal });
        void emitting.catch(() => undefined);
        return {
          emitting: count,
          ...(perSecond === undefined ? {} : { perSecond }),
          apps: apps.map(({ name }) => name),
        };
      },
    }),
    {
      verb: 'POST',
      path: '/subscriptions/enable',
      does: 'Switches events on again after Slack had switched them off',
      act() {
        for (const { control } of mock.apps) control.enableSubscriptions?.();
        return { enabled: mock.apps.map(({ name }) => name) };
      },
    },
  ];
}

/** How many wait. Throws `RefusedError` where these cannot. */
function held(
  room: WaitingRoom,
  {
    kind,
    count,
    perSecond,
  }: { readonly kind: PayloadName; readonly count: number; readonly perSecond?: number | undefined },
): number {
  const waiting = perSecond === undefined ? room.hold(kind, count) : undefined;
  if (waiting !== undefined) return waiting;
  throw new RefusedError(
    409,
    `No app can be reached, and ${perSecond === undefined ? `at most ${mostWaiting} events wait for one (${room.waiting()} do)` : 'what has a pace does not wait'}: connect one over Socket Mode, or start the one at --request-url`,
  );
}

async function atOnce(raise: () => unknown, count: number, signal: AbortSignal): Promise<void> {
  for (let n = 0; n < count && !signal.aborted; n += 1) {
    raise();
    if (n % atATime === atATime - 1) await nextTurn();
  }
}

/** Each is due at its own time from the beginning, so that a late one delays no other. Rejects when the signal is given. */
async function atPace(
  raise: () => unknown,
  { count, perSecond, signal }: { readonly count: number; readonly perSecond: number; readonly signal: AbortSignal },
): Promise<void> {
  const began = performance.now();
  for (let n = 0; n < count && !signal.aborted; n += 1) {
    await pause(Math.max(0, began + (n * 1_000) / perSecond - performance.now()), undefined, { signal });
    raise();
  }
}
