/**
 * A client in a process of its own that dials 2,000 times a second where ten links are held already: each is told
 * too_many_websockets, and another link goes on as before. `STORM_SECONDS` says how long (default 2).
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { StormReport } from './fixtures/dial-storm.ts';
import { useSocketLabs } from './fixtures/use-socket-labs.ts';

const seconds = Number(process.env['STORM_SECONDS'] ?? 2);
const perSecond = 2_000;
const open = useSocketLabs();

test(`${perSecond} dials a second for ${seconds} s`, { timeout: 30_000 + seconds * 5_000 }, async () => {
  const lab = await open({ ticketLifeUs: 600_000_000 });
  for (let n = 0; n < 10; n += 1) {
    const { ws } = await lab.dialReady();
    ws.on('message', (data) => {
      const { envelope_id: envelope } = JSON.parse(String(data)) as { readonly envelope_id?: string };
      if (envelope) ws.send(`{"envelope_id":"${envelope}"}`);
    });
  }
  const quiet = await latencies(lab, 100);
  const memoryBefore = memory();

  const storm = fork(new URL('./fixtures/dial-storm.ts', import.meta.url), [String(perSecond)]);
  const reported = once(storm, 'message') as Promise<[StormReport]>;
  for (let sent = 0; sent < perSecond * seconds; sent += 500) storm.send(Array.from({ length: 500 }, lab.url));
  storm.send([]);
  await lab.facts.until((fact) => fact.kind === 'link-opened' && fact.link === 's11', { withinMs: 10_000 });
  const stormy = await latencies(lab, seconds * 100);
  const [report] = await reported;
  await lab.facts.until(() => lab.openLinks() === 10, { from: lab.facts.all.length - 1 });

  const figures = {
    ...report,
    quietMs: percentiles(quiet),
    stormyMs: percentiles(stormy),
    heapGrowthMb: (memory() - memoryBefore) / 1e6,
    factsPerDial: lab.facts.all.filter((fact) => 'link' in fact && fact.link === 's11').length,
  };
  if (process.env['STORM_SECONDS']) process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(report).toMatchObject({ dialled: perSecond * seconds, told: perSecond * seconds, failures: {} });
  expect(lab.server.control.registered()).toBe(10);
  // Ten times what is seen where nothing else runs: the machine may be shared.
  expect(figures.stormyMs.p99).toBeLessThan(300);
});

/** Of so many events, one each 10 ms, from sending to its ack, ms. */
async function latencies(lab: Awaited<ReturnType<typeof open>>, count: number): Promise<readonly number[]> {
  const took: Promise<number>[] = [];
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    const wait = began + n * 10 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const event = `Ev${lab.outcomes.all.length + took.length}-${n}-${began}`;
    const from = lab.outcomes.all.length;
    const at = performance.now();
    took.push(lab.outcomes.until((text) => text.includes(event), { from }).then(() => performance.now() - at));
    lab.send(event);
  }
  return Promise.all(took);
}

function percentiles(values: readonly number[]): Readonly<Record<'p50' | 'p99' | 'most', number>> {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
