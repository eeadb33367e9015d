import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Children } from '../processes/children.ts';
import { startClock } from '../machine/clock.ts';
import { freePort } from '../machine/free-port.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import type { Entry } from '../journal/facts.ts';
import { openScope, type Scope } from '../base/scope.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { type Instances, startInstances } from './start-instances.ts';

/** Answers every request with its process id, and ends when all are answered; without a port it waits for its end. */
const program = `import('node:http').then(({ createServer }) => {
  const server = createServer((_, response) => response.end(String(process.pid)));
  server.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
  process.once('SIGTERM', () => server.close(() => process.exit(0)));
})`;

let folder: string;
let scope: Scope;
let children: Children;
let journal: Journal;
let entries: Entry[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'instances-'));
  scope = openScope();
  children = scope.own(await spawnChildren(), (each) => each.close());
  journal = scope.own(openJournal({ path: join(folder, 'cell.ndjson'), clock: startClock() }), (each) => each.close());
  entries = [];
  journal.follow((entry) => entries.push(entry));
});

afterEach(async () => {
  await scope.close();
  rmSync(folder, { recursive: true });
});

function start(count: number, environment: Readonly<Record<string, string>>, struck = 1): Promise<Instances> {
  const command = { command: process.execPath, args: ['-e', program], cwd: folder };
  const { now } = startClock();
  return startInstances({ label: 'app', count, struck, children, command, environment, journal, scope, now });
}

function ask(port: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', agent: false }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    });
    asked.once('error', reject).end();
  });
}

describe('startInstances()', () => {
  test('over HTTP: all behind one port; what stops the app stops the first, and the others answer', async () => {
    const PORT = String(await freePort());
    const instances = await start(3, { PORT });
    await instances.ready(AbortSignal.timeout(10_000));
    const pids = entries.flatMap((entry) => (entry.kind === 'app-started' ? [[entry.instance, entry.pid]] : []));
    const [first, ...others] = pids.toSorted().map(([, pid]) => String(pid));
    const heard = await Promise.all([1, 2, 3, 4].map(() => ask(PORT)));
    expect(new Set(heard)).toEqual(new Set([first, ...others]));

    await instances.control.stop();
    expect([instances.areAllRunning(), instances.isAnyRunning()]).toEqual([false, true]);
    const left = await Promise.all([1, 2, 3, 4].map(() => ask(PORT)));
    expect(new Set(left)).toEqual(new Set(others));
    expect(entries.filter(({ kind }) => kind === 'app-exited')).toMatchObject([{ instance: 1, asked: true }]);

    await instances.control.start();
    expect(instances.areAllRunning()).toBe(true);
    entries.length = 0;
    await instances.sample();
    expect(entries.map((entry) => (entry.kind === 'app-usage' ? entry.instance : entry.kind)).sort()).toEqual([
      1, 2, 3,
    ]);
  });

  test('what stops the app stops the one that was drawn, of several', async () => {
    const PORT = String(await freePort());
    const instances = await start(2, { PORT }, 2);
    await instances.control.stop();
    expect(entries.filter(({ kind }) => kind === 'app-exited')).toMatchObject([{ instance: 2, asked: true }]);
  });

  test('rolls over HTTP: each new one takes connections before an old one is ended, and none is refused', async () => {
    const PORT = String(await freePort());
    const instances = await start(2, { PORT });
    await instances.ready(AbortSignal.timeout(10_000));
    const answers = new Set<string>();
    const over = new AbortController();
    const asking = (async () => {
      while (!over.signal.aborted) answers.add(await ask(PORT));
    })();
    await instances.deployment.roll({ graceMs: 2_000, reachedWithinMs: 10_000 });
    over.abort();
    await asking;
    const order = entries.flatMap((entry) =>
      entry.kind === 'app-started' || entry.kind === 'successor' || entry.kind === 'app-exited'
        ? [`${entry.kind} ${entry.instance}`]
        : [],
    );
    expect(order.slice(2)).toEqual([
      'app-started 3',
      'successor 3',
      'app-exited 1',
      'app-started 4',
      'successor 4',
      'app-exited 2',
    ]);
    const pids = entries.flatMap((entry) => (entry.kind === 'app-started' ? [String(entry.pid)] : []));
    expect(pids).toEqual(expect.arrayContaining([...answers]));
    expect(new Set(await Promise.all([ask(PORT), ask(PORT)]))).toEqual(new Set(pids.slice(2)));
    expect(instances.areAllRunning()).toBe(true);
  });

  test('a deployment stops at a new one that is not reached, and the old ones stay', async () => {
    const instances = await start(2, {});
    await instances.deployment.roll({ graceMs: 2_000, reachedWithinMs: 50 });
    expect(entries.filter(({ kind }) => kind === 'successor' || kind === 'app-exited')).toMatchObject([
      { kind: 'successor', instance: 3, replaces: 1, isReached: false },
      { kind: 'app-exited', instance: 3, asked: true },
    ]);
    expect(instances.areAllRunning()).toBe(true);
  });

  test('one that has the port of the app has no place beside it for another', async () => {
    const instances = await start(1, { PORT: String(await freePort()) });
    await expect(instances.deployment.roll({ graceMs: 1, reachedWithinMs: 1 })).rejects.toThrow(
      'Cannot start another instance: the one that there is has the port that Slack calls, wanted two or more behind a balancer',
    );
  });

  test('over Socket Mode: ready when Slack holds a link for each', async () => {
    const instances = await start(2, {});
    const link = (id: string): void => journal.add({ kind: 'link-ready', link: id, host: 'host-1', connections: 1 });
    link('s1');
    link('s1');
    await expect(instances.ready(AbortSignal.timeout(30))).rejects.toThrow('1 of 2 instances got their hello');
  });

  test('over Socket Mode: a link that ended does not count, and one more does', async () => {
    const instances = await start(2, {});
    const link = (id: string): void => journal.add({ kind: 'link-ready', link: id, host: 'host-1', connections: 1 });
    link('s1');
    journal.add({ kind: 'link-closed', link: 's1', code: 1000 });
    link('s2');
    const ready = instances.ready(AbortSignal.timeout(5_000));
    link('s3');
    await expect(ready).resolves.toBeUndefined();
  });

  test('one instance has the port of the app, and nothing before it', async () => {
    const port = await freePort();
    const instances = await start(1, { PORT: String(port) });
    await instances.ready(AbortSignal.timeout(1_000));
    const [started] = entries;
    expect(started).toMatchObject({ kind: 'app-started', instance: 1 });
    await expect.poll(() => ask(String(port)).catch(() => ''), { timeout: 10_000 }).toMatch(/^\d+$/);
    await instances.control.stop();
    expect(instances.isAnyRunning()).toBe(false);
  });
});
