import { once } from 'node:events';
import { createServer } from 'node:net';
import { LabError } from '../lab-error.ts';

/** Below every system's range for outgoing connections, so that nobody is given the port between two starts on it. */
const FIRST = 20_000;
const LAST = 31_999;

/** A port of 127.0.0.1 that was free a moment ago, outside the ephemeral range. Throws `LabError` where 50 draws were taken. */
export async function freePort(): Promise<number> {
  for (let draw = 0; draw < 50; draw += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isFree(port)) return port;
  }
  throw new LabError(`Cannot find a free port from ${FIRST} to ${LAST}: 50 draws were all taken`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
