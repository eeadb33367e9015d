import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { RefusedError } from '../doors/refused-error.ts';
import { type Emission, saidIn } from './emission.ts';
import type { Mock } from './start-mock.ts';
import { mostWaiting } from './waiting-room.ts';

/** Of more, the list would take more memory than their deliveries. */
const mostListed = 1_000;
/** Raised in one turn of the loop: between them whatever else is served has its turn. */
const atATime = 250;

export type Emitted =
  | { readonly emitted: readonly { readonly app: string; readonly id: string }[]; readonly waiting?: number }
  | { readonly emitting: number; readonly perSecond?: number; readonly apps: readonly string[] };

/** To every app that can be reached, until the signal; where none can, they wait. Throws `RefusedError` where they cannot. */
export function emit(mock: Mock, asked: Emission, signal: AbortSignal): Emitted {
  const { kind, count, perSecond } = asked;
  const said = saidIn(asked);
  const apps = mock.apps.filter((app) => app.canBeReached());
  if (apps.length === 0) return { emitted: [], waiting: held(mock, asked) };
  const raise = () => apps.map((app) => ({ app: app.name, id: app.raise(kind, said) }));
  if (perSecond === undefined && count <= mostListed) return { emitted: Array.from({ length: count }, raise).flat() };
  const emitting = perSecond === undefined ? atOnce(raise, count, signal) : atPace(raise, { count, perSecond, signal });
  void emitting.catch(() => undefined);
  return {
    emitting: count,
    ...(perSecond === undefined ? {} : { perSecond }),
    apps: apps.map(({ name }) => name),
  };
}

/** How many wait. Throws `RefusedError` where these cannot. */
function held({ waitingRoom }: Mock, asked: Emission): number {
  const { kind, count, perSecond } = asked;
  const waiting = perSecond === undefined ? waitingRoom.hold({ kind, said: saidIn(asked), count }) : undefined;
  if (waiting !== undefined) return waiting;
  throw new RefusedError(
    409,
    `No app can be reached, and ${perSecond === undefined ? `at most ${mostWaiting} events wait for one (${waitingRoom.waiting()} do)` : 'what has a pace does not wait'}: connect one over Socket Mode, or start the one at --request-url`,
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
