import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { Fact } from '../journal/facts.ts';
import { startClock } from '../machine/clock.ts';
import { watchHealth } from './watch-health.ts';

let door: Server | undefined;
let watch: { stop(): void } | undefined;

afterEach(() => {
  watch?.stop();
  door?.closeAllConnections();
  door?.close();
});

async function watched(answer: (asked: number) => number | undefined): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    const status = answer(asked);
    if (status !== undefined) response.writeHead(status, { location: '/elsewhere' }).end('well');
  }).listen(0, '127.0.0.1');
  door = server;
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`;
  watch = watchHealth({ url, clock: startClock(), journal: { add: (fact) => void facts.push(fact) } });
  await vi.waitUntil(() => facts.length >= 2, { timeout: 20_000 });
  return facts;
}

test('asks again and again, and notes each status; a redirect is one', async () => {
  const facts = await watched((asked) => (asked === 1 ? 302 : 503));
  expect(facts.slice(0, 2)).toMatchObject([
    { kind: 'health-answered', status: 302 },
    { kind: 'health-answered', status: 503 },
  ]);
});

test('a door that does not answer within a second is noted as such', async () => {
  const facts = await watched(() => undefined);
  expect(facts[0]).toMatchObject({ kind: 'health-answered', status: 0 });
});

test('asks no more once it is stopped', async () => {
  const facts = await watched(() => 200);
  watch?.stop();
  const told = facts.length;
  await new Promise((resolve) => door?.close(resolve));
  expect(facts).toHaveLength(told);
});
