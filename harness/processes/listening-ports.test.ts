import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listeningPorts, readSockets } from './listening-ports.ts';

test('readSockets() takes those that listen', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 111 1 0 100 0 0 10 0',
    '   1: 0100007F:1F91 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 112 1 0 20 4 30 10 -1',
    '   2: 00000000000000000000000001000000:0BB8 00000000:0000 0A 0:0 00:0 0  1000        0 113 1 0 100 0 0 10 0',
    '',
  ].join('\n');
  expect(readSockets(table)).toEqual([
    { port: 8_080, inode: '111' },
    { port: 3_000, inode: '113' },
  ]);
});

test.runIf(process.platform === 'linux')(
  'listeningPorts() finds a port of a process that another one started',
  async () => {
    const listens = 'const s = require("net").createServer().listen(0, () => console.log(s.address().port))';
    const child = spawn('sh', ['-c', `"${process.execPath}" -e '${listens}'; true`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      expect(await listeningPorts(child.pid ?? 0)).toEqual([Number(line.toString())]);
    } finally {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    }
  },
);

test('listeningPorts() knows nothing of a process that is not there', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  expect(await listeningPorts(2 ** 30)).toEqual([]);
  server.close();
});
