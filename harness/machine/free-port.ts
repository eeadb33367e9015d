/**
 * Ports of 127.0.0.1 that are handed out while nobody listens there: an app's, told to it in its environment, a proxy's,
 * which gives its port up while it is disabled, and a socket host's, which does so while it is down. Nobody else may be given the same one meanwhile, so each process
 * claims a block for itself by listening on the block's first port for as long as it lives.
 */

import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { LabError } from '../base/lab-error.ts';
import { machineWords } from '../base/machine-words.ts';

/** Below every system's range for outgoing connections, which draw their ports at random. */
const first = 20_000;
const blockSize = 500;
const blocks = 24;

interface Block {
  /** Held for the life of the process. */
  readonly lock: Server;
  readonly base: number;
  next: number;
}

let claimed: Promise<Block> | undefined;

/**
 * A port that nobody listens on, and that no other call in any process gets before 499 others were handed out here.
 * Throws `LabError` where all blocks are claimed.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const mine = (claimed ??= claim());
    const block = await mine;
    const port = await freeIn(block);
    if (port !== undefined) return port;
    // All taken by others: on to the next, while this one stays claimed. Whoever asks at the same time goes along.
    if (claimed === mine) claimed = undefined;
  }
}

async function freeIn(block: Block): Promise<number | undefined> {
  for (let tries = 1; tries < blockSize; tries += 1) {
    const port = block.base + block.next;
    block.next = (block.next % (blockSize - 1)) + 1;
    const probe = await listenOn(port);
    if (!probe) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
  return undefined;
}

async function claim(): Promise<Block> {
  const start = Math.floor(Math.random() * blocks);
  for (let n = 0; n < blocks; n += 1) {
    const base = first + ((start + n) % blocks) * blockSize;
    const lock = await listenOn(base);
    if (lock) return { lock: lock.unref(), base, next: 1 };
  }
  throw new LabError(
    `Cannot claim ports of 127.0.0.1: all ${blocks} blocks from ${first} to ${first + blocks * blockSize - 1} are in use; end other harnesses first`,
  );
}

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  } catch (error) {
    // Taken, or kept for others by the machine; anything else would be so at every port.
    if (['EADDRINUSE', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw new LabError(`Cannot look for a free port: ${machineWords(error) ?? (error as Error).message}`, {
      cause: error,
    });
  }
}
