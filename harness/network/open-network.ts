import { randomBytes } from 'node:crypto';
import type { Children } from '../processes/children.ts';
import { LabError } from '../base/lab-error.ts';
import type { Engine, Lane, Network } from './route.ts';
import { connectToxiproxy, type Stream, type ToxiproxyClient } from './toxiproxy/client.ts';
import { findEngine, type FoundEngine, TOXIPROXY_VERSION } from './toxiproxy/find-engine.ts';
import { Ledger } from './toxiproxy/ledger.ts';
import { openRoute } from './toxiproxy/open-route.ts';
import { startServer } from './toxiproxy/start-server.ts';
import { watchToxiproxy } from './toxiproxy/watchdog.ts';

export interface NetworkOptions {
  readonly children: Children;
  /** Lines for the user: a server that had to be restarted. */
  readonly report?: (line: string) => void;
  /** `embedded` takes ours even where a real server is found. Default `auto`. */
  readonly engine?: 'auto' | 'embedded';
  /** Every connection through Toxiproxy was lost and it was restarted: what was measured meanwhile is void. */
  readonly onRestart?: (why: string) => void;
  /** Deadline of one API call, after which the server counts as hanging. Default 10,000. */
  readonly deadlineMs?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * A Toxiproxy and the routes through it; many cells may share one. Its proxies carry names no other network has, so that
 * several harnesses may share a server. Throws `LabError` where the engine that was found does not run: it never falls
 * back to another one in silence.
 */
export async function openNetwork({
  children,
  report = () => {},
  engine: wanted = 'auto',
  onRestart = () => {},
  deadlineMs = 10_000,
  env = process.env,
}: NetworkOptions): Promise<Network> {
  const token = env['TOXIPROXY_AUTH_TOKEN'];
  const found = findEngine({ engine: wanted, env });
  const server = await reach({ found, children, token });
  const client = connectToxiproxy({ url: server.url, deadlineMs, token });
  const engine = await describe(found, client);

  const ledger = new Ledger();
  const watchdog = watchToxiproxy({
    client,
    bringBack: server.bringBack,
    restore: (client) => ledger.restore(client),
    onRestart(why) {
      report(`Toxiproxy (${engine.from}) is restarted: ${why}`);
      onRestart(why);
    },
  });
  server.onDeath((why) => watchdog.died(why));

  const prefix = `lab-${randomBytes(4).toString('hex')}`;
  let opened = 0;
  let closing: Promise<void> | undefined;

  return {
    engine,
    openRoute(route) {
      opened += 1;
      // A name with a slash can be created, but not addressed: the server decodes the path before it splits it.
      const proxy = `${prefix}-${opened}-${route.name.replaceAll('/', '-')}`;
      return openRoute({ ...route, proxy, streamOf, watchdog, ledger });
    },
    close: () => (closing ??= close()),
  };

  async function close(): Promise<void> {
    watchdog.close();
    // A server of somebody else keeps what is not removed; one of ours takes everything with it.
    if (found.kind === 'running') await Promise.all(ledger.proxyNames.map((name) => client.removeProxy(name)));
    await server.close();
  }
}

/** Toxiproxy's word for a lane: its client is who dials, "upstream" flows away from it. The only place that knows. */
export function streamOf(lane: Lane, dialer: 'slack' | 'app'): Stream {
  const isTowardsListener = (dialer === 'slack') === (lane === 'to-app');
  return isTowardsListener ? 'upstream' : 'downstream';
}

interface Reached {
  readonly url: string;
  readonly bringBack: () => Promise<void>;
  onDeath(listener: (why: string) => void): void;
  close(): Promise<void>;
}

interface ReachOptions {
  readonly found: FoundEngine;
  readonly children: Children;
  readonly token: string | undefined;
}

async function reach({ found, children, token }: ReachOptions): Promise<Reached> {
  if (found.kind === 'running') {
    const bringBack = () =>
      Promise.reject(new LabError(`it is at TOXIPROXY_URL=${found.url}, so the harness cannot restart it`));
    return { url: found.url, bringBack, onDeath: () => {}, close: () => Promise.resolve() };
  }
  let server = await startServer({ children, engine: found, token });
  let tellDeath: (why: string) => void = () => {};
  let isEnding = false;

  function watchExit(): void {
    const { child } = server;
    void child.exited.then(({ code, signal }) => {
      if (!isEnding && child === server.child) tellDeath(`its process ended (${signal ?? `exit code ${code}`})`);
    });
  }

  return {
    url: server.url,
    async bringBack() {
      const { port, child } = server;
      const wasEnding = isEnding;
      isEnding = true;
      await child.kill({ signal: 'SIGKILL' });
      server = await startServer({ children, engine: found, port, token });
      isEnding = wasEnding;
      watchExit();
    },
    onDeath(listener) {
      tellDeath = listener;
      watchExit();
    },
    async close() {
      isEnding = true;
      await server.child.kill({ signal: 'SIGKILL' });
    },
  };
}

async function describe({ from }: FoundEngine, client: ToxiproxyClient): Promise<Engine> {
  try {
    const told = await client.version();
    // A plain `go install` says `git`; what is in the cache is pinned.
    const version = told === 'git' && from === 'cache' ? `${TOXIPROXY_VERSION} (go install)` : told;
    return { kind: version.startsWith('embedded-') ? 'embedded' : 'real', version, from, url: client.url };
  } catch (cause) {
    throw new LabError(`Cannot use Toxiproxy at ${client.url} (${from}): it does not answer, wanted its version`, {
      cause,
    });
  }
}
