/** One of a few leases that the processes of one app share, as a lock in a database would be: given up when its holder ends. */

import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const triesAgainAfterMs = 50;

/** Resolves when it has one; `name` is that of the app. A lease is a Unix socket, at which its holder listens. */
export async function takeLease(name: string, count: number): Promise<void> {
  for (;;) {
    for (let n = 1; n <= count; n += 1) if (await listens(join(tmpdir(), `lease-${name}-${n}`))) return;
    await pause(triesAgainAfterMs);
  }
}

async function listens(path: string): Promise<boolean> {
  const server = createServer((socket) => socket.destroy());
  server.listen(path);
  try {
    await once(server, 'listening');
    server.unref();
    process.once('exit', () => rmSync(path, { force: true }));
    return true;
  } catch {
    if (!(await isHeld(path))) rmSync(path, { force: true });
    return false;
  }
}

/** What a holder left that was killed answers nobody. */
async function isHeld(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
