import { LabError } from '../../base/lab-error.ts';
import type { ToxiproxyClient } from './client.ts';
import { ToxiproxyRefusal } from './deadline-http.ts';

/**
 * Keeps a Toxiproxy alive. Versions before 2.13 can freeze when a toxic is removed
 * (https://github.com/Shopify/toxiproxy/issues/558), so no call is made without it.
 */
export interface Watchdog {
  /**
   * Makes a call; where the server does not answer, brings it back and makes the call once more. `action` completes
   * "Cannot …". Throws `LabError` where the server says no, or does not come back.
   */
  call<T>(action: string, make: (client: ToxiproxyClient) => Promise<T>): Promise<T>;
  /** The process is known to have ended: brings it back without waiting for a call to notice. */
  died(why: string): void;
  close(): void;
}

export interface WatchdogOptions {
  readonly client: ToxiproxyClient;
  /** Ends what is left of the server and starts it on the same port. Throws `LabError` where it cannot. */
  readonly bringBack: () => Promise<void>;
  /** Tells the new server what the old one knew. */
  readonly restore: (client: ToxiproxyClient) => Promise<void>;
  /** Called when the server was found dead or hanging: connections through it are lost, measurements void. */
  readonly onRestart: (why: string) => void;
  /** How often it is asked whether it lives. Default 2,000. */
  readonly everyMs?: number;
}

export function watchToxiproxy({ client, bringBack, restore, onRestart, everyMs = 2_000 }: WatchdogOptions): Watchdog {
  /** Counts the servers: a failure of an earlier one is no reason to restart the present one. */
  let generation = 0;
  let reviving: Promise<void> | undefined;
  let isClosed = false;
  let isProbing = false;
  const timer = setInterval(() => void probe(), everyMs).unref();

  async function call<T>(action: string, make: (client: ToxiproxyClient) => Promise<T>): Promise<T> {
    await reviving;
    const before = generation;
    try {
      return await make(client);
    } catch (error) {
      if (error instanceof ToxiproxyRefusal) throw refused(action, error);
      if (isClosed) throw new LabError(`Cannot ${action}: the network is closed`, { cause: error });
      await afterSilence(error, before);
    }
    try {
      return await make(client);
    } catch (error) {
      if (error instanceof ToxiproxyRefusal) throw refused(action, error);
      throw new LabError(`Cannot ${action}: Toxiproxy at ${client.url} does not answer, even after a restart`, {
        cause: error,
      });
    }
  }

  async function afterSilence(error: unknown, before: number): Promise<void> {
    if (generation !== before) return;
    const hangs = error instanceof Error && error.name === 'TimeoutError';
    // A connection lost between two calls is no death; a freeze answers `/version` all the same.
    if (!hangs && reviving === undefined && (await isAnswering())) return await restore(client);
    await revive(hangs ? 'it did not answer a call within its deadline' : `it cannot be reached (${reasonOf(error)})`);
  }

  async function isAnswering(): Promise<boolean> {
    try {
      await client.version();
      return true;
    } catch {
      return false;
    }
  }

  function revive(why: string): Promise<void> {
    reviving ??= (async () => {
      onRestart(why);
      try {
        await bringBack();
        await restore(client);
        generation += 1;
      } catch (cause) {
        throw new LabError(`Cannot bring Toxiproxy back after ${why}: ${reasonOf(cause)}`, { cause });
      } finally {
        reviving = undefined;
      }
    })();
    return reviving;
  }

  async function probe(): Promise<void> {
    if (isProbing || isClosed || reviving !== undefined) return;
    isProbing = true;
    try {
      await call('ask Toxiproxy for its version', (asked) => asked.version());
    } catch {
      // Said through onRestart already; whoever makes the next call is told by an error.
    }
    isProbing = false;
  }

  return {
    call,
    died(why) {
      // A failure to bring it back is met, and told, by the next call.
      if (!isClosed) revive(why).catch(() => {});
    },
    close() {
      isClosed = true;
      clearInterval(timer);
    },
  };
}

function refused(action: string, refusal: ToxiproxyRefusal): LabError {
  return new LabError(`Cannot ${action}: Toxiproxy answered ${refusal.message}, wanted success`, { cause: refusal });
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
