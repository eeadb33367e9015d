import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, Children } from '../../processes/children.ts';
import { LabError } from '../../base/lab-error.ts';
import { connectToxiproxy } from './client.ts';
import { freePort } from '../../machine/free-port.ts';

interface ServerCommand {
  /** Where it was found, such as `cache`. Absent: given by hand. */
  readonly from?: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface StartOptions {
  readonly children: Children;
  readonly engine: ServerCommand;
  /** A port it has to be; default: a free one is chosen, and another one where that was taken meanwhile. */
  readonly port?: number;
  /** How long it may take to answer. Default 15,000. */
  readonly withinMs?: number;
  readonly token?: string | undefined;
}

export interface StartedServer {
  readonly url: string;
  readonly port: number;
  readonly child: Child;
}

const TRIES = 6;

/** Starts a server on 127.0.0.1 and waits until it answers. Throws `LabError` with what it said where it does not. */
export async function startServer({ port, ...options }: StartOptions): Promise<StartedServer> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const started = await tryPort(port ?? (await freePort()), options);
    if (started !== 'taken') return started;
    // A port it has to be may still be held by the process that went; another one needs no waiting.
    if (port !== undefined) await sleep(100 * attempt);
  }
  const where = port === undefined ? `${TRIES} ports` : `port ${port}, tried ${TRIES} times`;
  throw new LabError(`Cannot start Toxiproxy on ${where}: another process listens there, wanted a free port`);
}

async function tryPort(
  port: number,
  { children, engine, withinMs = 15_000, token }: Omit<StartOptions, 'port'>,
): Promise<StartedServer | 'taken'> {
  const url = `http://127.0.0.1:${port}`;
  const child = await children.spawn({
    label: 'Toxiproxy',
    command: engine.command,
    args: [...engine.args, '-host=127.0.0.1', `-port=${port}`],
    // At `info` the real server writes two lines for every connection.
    env: { LOG_LEVEL: 'error' },
  });
  const said: string[] = [];
  const seen = { isTaken: false, hasExited: false };
  child.onLine((_stream, line) => {
    // The real server stays alive without a port, so its log has to be read (`Server finished with error`).
    seen.isTaken ||= /address already in use|EADDRINUSE/.test(line);
    said.push(line);
    said.splice(0, said.length - 5);
  });
  void child.exited.then(() => (seen.hasExited = true));

  const client = connectToxiproxy({ url, deadlineMs: 1_000, token });
  const until = performance.now() + withinMs;
  let last: unknown;
  while (!seen.isTaken && !seen.hasExited && performance.now() < until) {
    try {
      await client.version();
      // One that knows proxies already is somebody else's, who took the port first.
      if ((await client.proxyNames()).length === 0 && !seen.isTaken) return { url, port, child };
      seen.isTaken = true;
    } catch (error) {
      last = error;
      await sleep(20);
    }
  }
  await child.kill({ signal: 'SIGKILL' });
  if (seen.isTaken) return 'taken';
  const state = seen.hasExited ? 'it exited' : `no answer within ${withinMs} ms (${String(last)})`;
  throw new LabError(
    `Cannot start Toxiproxy (${engine.command}): ${state}; its last words: ${said.join(' / ') || 'none'}${remedyOf(engine)}`,
  );
}

/** What the cache holds is ours to put right; what else there is belongs to the user. */
function remedyOf({ from, command }: ServerCommand): string {
  return from === 'cache' ? `; it may be damaged: delete ${command}, and install it again` : '';
}
