import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScope, type Scope } from '../base/scope.ts';
import type { Entry } from '../journal/facts.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { startClock } from '../machine/clock.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { type RunningApp, startApp } from './start-app.ts';

let folder: string;
let scope: Scope;
let children: Children;
let journal: Journal;
let entries: Entry[];
const clock = startClock();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
  scope = openScope();
  children = scope.own(await spawnChildren(), (each) => each.close());
  journal = scope.own(openJournal({ path: join(folder, 'cell.ndjson'), clock }), (each) => each.close());
  entries = [];
  journal.follow((entry) => entries.push(entry));
});

afterEach(async () => {
  await scope.close();
  rmSync(folder, { recursive: true });
});

async function start(command: string): Promise<RunningApp> {
  const app = await startApp({
    label: 'app',
    instance: 1,
    children,
    command: { command, args: [], cwd: folder, shell: true },
    environment: {},
    journal,
    now: clock.now,
  });
  return scope.own(app, (each) => each.stop());
}

function of<Kind extends Entry['kind']>(kind: Kind): Extract<Entry, { readonly kind: Kind }>[] {
  return entries.filter((entry): entry is Extract<Entry, { readonly kind: Kind }> => entry.kind === kind);
}

test('an end that nobody asked for is in the journal with what the app said last, escaped and bounded', async () => {
  const app = await start(
    String.raw`i=0; while [ $i -lt 30 ]; do echo "line $i"; i=$((i+1)); done; printf '\033]52;c;AAAA\007\033[31mred\n' >&2; printf '{"handled":"e1"}\n'; exit 3`,
  );
  await expect.poll(() => of('app-exited')).toHaveLength(1);
  const [exit] = of('app-exited');
  expect(exit).toMatchObject({ code: 3, signal: null, asked: false });
  expect(exit?.lastLines).toHaveLength(20);
  expect(exit?.lastLines).toContain(String.raw`\x1b]52;c;AAAA\x07red`);
  expect(exit).not.toHaveProperty('restartInMs');
  expect([app.isRunning(), app.lastEnd()]).toEqual([false, 'exit code 3']);
});

test('one that was asked to end says when', async () => {
  const app = await start('sleep 600');
  await app.stop();
  const [exit] = of('app-exited');
  expect(exit).toMatchObject({ signal: 'SIGTERM', asked: true });
  expect(exit?.askedAt).toBeLessThanOrEqual(exit?.at ?? 0);
  expect(exit).not.toHaveProperty('lastLines');
});

test('what a start adds to its environment stays for later ones', async () => {
  const app = await start('echo "proxy is $HTTPS_PROXY"; sleep 600');
  const said = (): unknown => of('app-log').at(-1)?.line;
  await expect.poll(said).toBe('proxy is ');
  for (const how of [{ environment: { HTTPS_PROXY: 'http://p' } }, undefined]) {
    await app.stop();
    entries.length = 0;
    await app.start(how);
    await expect.poll(said).toBe('proxy is http://p');
  }
});

test('under supervision it is started again after a second; a stop ends that', async () => {
  const app = await start('sleep 0.2; echo gone; exit 7');
  app.supervise();
  await expect.poll(() => of('app-exited')).toHaveLength(1);
  expect(of('app-exited')).toMatchObject([{ code: 7, restartInMs: 1_000, lastLines: ['gone'] }]);
  expect(app.isRunning()).toBe(true);
  await expect.poll(() => of('app-exited'), { timeout: 10_000 }).toHaveLength(2);
  const [first, second] = of('app-started');
  expect(first).not.toHaveProperty('restart');
  expect(second).toMatchObject({ restart: 1 });
  expect((second?.at ?? 0) - (of('app-exited')[0]?.at ?? 0)).toBeGreaterThanOrEqual(999_000);
  expect(of('app-exited')[1]).toMatchObject({ restartInMs: 2_000 });

  await app.stop();
  expect(app.isRunning()).toBe(false);
  await app.start();
  expect(of('app-started').at(-1)).not.toHaveProperty('restart');
});

test('a stop while it is being started again leaves nothing running', async () => {
  const app = await start('sleep 0.1');
  app.supervise();
  await expect.poll(() => app.isRunning() && of('app-exited').length === 1).toBe(true);
  const restarted = expect.poll(() => of('app-started').length, { timeout: 5_000, interval: 1 });
  await restarted.toBe(2);
  await app.stop();
  expect(app.isRunning()).toBe(false);
});
