import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';

test('freePort() hands no port out twice before its block is through, however many ask at once', async () => {
  const ports = await Promise.all(Array.from({ length: 499 }, freePort));
  expect(new Set(ports).size).toBe(499);
  for (const port of ports) expect(port).toBeGreaterThan(20_000);
});

test('freePort() passes over a port that somebody listens on', async () => {
  const next = (await freePort()) + 1;
  const server = createServer().listen(next, '127.0.0.1');
  await once(server, 'listening');
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  server.close();
  expect(ports).not.toContain(next);
});

test('freePort() goes on to another block where all ports of its own are taken', async () => {
  const next = await freePort();
  const base = 20_000 + Math.floor((next - 20_000) / 500) * 500;
  const servers = await Promise.all(
    Array.from({ length: 499 }, async (_, n) => {
      const server = createServer().listen(base + 1 + n, '127.0.0.1');
      await Promise.race([once(server, 'listening'), once(server, 'error')]);
      return server;
    }),
  );
  const port = await freePort();
  for (const server of servers) server.close();
  expect(port < base || port >= base + 500).toBe(true);
});

test('freePort() gives two processes different blocks', async () => {
  const script = `
    const { freePort } = await import(${JSON.stringify(resolve(import.meta.dirname, 'free-port.ts'))});
    console.log(await freePort());
    await new Promise((done) => setTimeout(done, 1_000));`;
  const blocks = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const stdout = await new Promise<string>((done) =>
        execFile(process.execPath, ['--input-type=module', '-e', script], (_, text) => done(text)),
      );
      return Math.floor((Number(stdout) - 20_000) / 500);
    }),
  );
  expect(new Set(blocks).size).toBe(4);
});
