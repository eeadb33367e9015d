import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startToxiproxy } from '../../mocks/toxiproxy/start-toxiproxy.ts';
import type { Child, Children } from '../processes/children.ts';
import { installedServer } from './toxiproxy/find-engine.ts';
import { openNetwork, streamOf } from './open-network.ts';
import type { Address, Network, Route } from './route.ts';
import { spawnChildren } from '../processes/spawn-children.ts';

let children: Children;
/** The servers that were started, newest last. */
let spawned: Child[];
let ends: (() => unknown)[];

beforeEach(async () => {
  const real = await spawnChildren();
  spawned = [];
  ends = [];
  children = {
    async spawn(spec) {
      const child = await real.spawn(spec);
      spawned.push(child);
      return child;
    },
    beat: () => real.beat(),
    close: () => real.close(),
  };
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  await children.close();
});

async function network(options: Partial<Parameters<typeof openNetwork>[0]> = {}): Promise<Network> {
  const opened = await openNetwork({ children, engine: 'embedded', ...options });
  ends.push(() => opened.close());
  return opened;
}

/** Answers every chunk with `name:` and the chunk. */
async function server(name: string): Promise<Address> {
  const listening = createServer((socket) => {
    ends.push(() => socket.destroy());
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => socket.write(`${name}:${data.toString()}`));
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  ends.push(() => listening.close());
  return { host: '127.0.0.1', port: (listening.address() as AddressInfo).port };
}

/** What one fresh connection is answered: the text, or how it failed. */
function ask(address: Address): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, noDelay: true });
    let ending = 'closed';
    ends.push(() => socket.destroy());
    socket.once('data', (data: Buffer) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => (ending = error.code ?? ''));
    socket.once('close', () => resolve(ending));
    socket.write('hi');
  });
}

async function tookMs(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

describe('streamOf()', () => {
  test('is upstream where bytes flow away from the dialer', () => {
    expect(streamOf('to-app', 'slack')).toBe('upstream');
    expect(streamOf('to-slack', 'slack')).toBe('downstream');
    expect(streamOf('to-app', 'app')).toBe('downstream');
    expect(streamOf('to-slack', 'app')).toBe('upstream');
  });
});

describe('openNetwork()', () => {
  test('says which engine it is', async () => {
    expect((await network()).engine).toMatchObject({ kind: 'embedded', version: 'embedded-2.12.0', from: 'embedded' });
  });

  test.each(['slack', 'app'] as const)('poisons a lane until healed, dialled by %s', async (dialer) => {
    const route = await (await network()).openRoute({ name: 'events', dialer, target: await server('a') });
    expect(await ask(route.listen)).toBe('a:hi');
    const latency = { type: 'latency', attributes: { latency: 400 } } as const;
    const heal = await route.poison([
      { ...latency, lane: 'to-app' },
      { ...latency, lane: 'to-slack' },
    ]);
    expect(await tookMs(() => ask(route.listen))).toBeGreaterThanOrEqual(800);
    await Promise.all([heal(), heal()]);
    await heal();
    expect(await tookMs(() => ask(route.listen))).toBeLessThan(400);
  });

  test.each(['embedded', 'auto'] as const)(
    'ends a hold at once although the far end of a connection has gone meanwhile (%s engine)',
    async (engine) => {
      let speak = (): void => {};
      const listening = createServer((socket) => {
        socket.on('error', () => {});
        speak = () => {
          for (let n = 0; n < 50; n += 1) setTimeout(() => socket.write(`chunk ${n}`), n);
        };
      }).listen(0, '127.0.0.1');
      await once(listening, 'listening');
      ends.push(() => listening.close());
      const port = (listening.address() as AddressInfo).port;
      const opened = await network({ engine });
      const route = await opened.openRoute({ name: 'held', dialer: 'app', target: { host: '127.0.0.1', port } });
      const socket = connect({ ...route.listen, noDelay: true });
      await once(listening, 'connection');
      const heal = await route.poison([{ type: 'latency', lane: 'to-app', attributes: { latency: 10_000_000 } }]);
      speak();
      await new Promise((resolve) => setTimeout(resolve, 200));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await tookMs(heal)).toBeLessThan(1_000);
      expect(await tookMs(() => route.close())).toBeLessThan(1_000);
    },
  );

  test('half a fault is none: what was added is taken back when another part is refused', async () => {
    const lab = await network();
    const route = await lab.openRoute({ name: 'events', dialer: 'app', target: await server('a') });
    const poisoned = route.poison([
      { type: 'latency', lane: 'to-app', attributes: { latency: 60_000 } },
      { type: 'latency', lane: 'to-app', attributes: { latency: 0.5 } },
    ]);
    await expect(poisoned).rejects.toThrow(
      /^Cannot add latency to route "events": Toxiproxy answered 400 \(bad request body: .*\), wanted success$/,
    );
    expect(await ask(route.listen)).toBe('a:hi');
  });

  test('refuses until every refusal is healed, on the same port', async () => {
    const route = await (await network()).openRoute({ name: 'events', dialer: 'slack', target: await server('a') });
    const [first, second] = await Promise.all([route.refuse(), route.refuse()]);
    expect(await ask(route.listen)).toBe('ECONNREFUSED');
    await first();
    await first();
    expect(await ask(route.listen)).toBe('ECONNREFUSED');
    await second();
    expect(await ask(route.listen)).toBe('a:hi');
  });

  test('diverts until healed; the newest diversion counts', async () => {
    const route = await (await network()).openRoute({ name: 'events', dialer: 'slack', target: await server('a') });
    const first = await route.divert(await server('b'));
    expect(await ask(route.listen)).toBe('b:hi');
    const second = await route.divert(await server('c'));
    expect(await ask(route.listen)).toBe('c:hi');
    await first();
    expect(await ask(route.listen)).toBe('c:hi');
    await second();
    expect(await ask(route.listen)).toBe('a:hi');
  });

  test('routes of one name do not meet, and a closed one is gone while its heals still resolve', async () => {
    const lab = await network();
    const [a, b] = await Promise.all(
      ['a', 'b'].map(async (name) => lab.openRoute({ name: 'ev/ents ?', dialer: 'slack', target: await server(name) })),
    );
    const heal = await a?.poison([{ type: 'timeout', lane: 'to-app', attributes: { timeout: 0 } }]);
    expect(await ask(b?.listen ?? fail())).toBe('b:hi');
    await a?.close();
    await a?.close();
    await heal?.();
    expect(await ask(a?.listen ?? fail())).toBe('ECONNREFUSED');
  });

  test('two networks share a server that somebody else runs, and leave it empty', async () => {
    const shared = await startToxiproxy();
    ends.push(() => shared.close());
    const env = { TOXIPROXY_URL: `${shared.url}/` };
    const labs = await Promise.all([1, 2].map(() => openNetwork({ children, env })));
    const routes = await Promise.all(
      labs.map(async (lab) => lab.openRoute({ name: 'events', dialer: 'app', target: await server('x') })),
    );
    for (const { listen } of routes) expect(await ask(listen)).toBe('x:hi');
    expect(labs[0]?.engine).toMatchObject({ from: 'TOXIPROXY_URL', url: shared.url });
    for (const lab of labs) await lab.close();
    expect(await (await fetch(`${shared.url}/proxies`)).json()).toEqual({});
    expect(spawned).toEqual([]);
  });

  test('says what to delete where the server in the cache is damaged', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'damaged-'));
    ends.push(() => rmSync(cache, { recursive: true }));
    const env = { SLACK_TRANSPORT_HARNESS_CACHE: cache, PATH: '' };
    const path = installedServer(env);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), { mode: 0o755 });
    await expect(openNetwork({ children, env })).rejects.toThrow(
      `; it may be damaged: delete ${path}, and install it again`,
    );
  });

  test('does not fall back in silence where the server that was found does not run', async () => {
    const gone = openNetwork({ children, env: { TOXIPROXY_URL: 'http://127.0.0.1:1' } });
    await expect(gone).rejects.toThrow(/^Cannot use Toxiproxy at http:\/\/127.0.0.1:1 \(TOXIPROXY_URL\)/);
    const broken = openNetwork({ children, env: { TOXIPROXY_SERVER_BIN: '/bin/false' } });
    await expect(broken).rejects.toThrow(/^Cannot start Toxiproxy \(\/bin\/false\): it exited/);
  });
});

describe('a Toxiproxy that fails mid-run', () => {
  /** A route that is healthy and one that refuses and delays; both have to be as they were. */
  async function faultyLab(options: Partial<Parameters<typeof openNetwork>[0]>): Promise<Route[]> {
    const lab = await network(options);
    const target = await server('a');
    const plain = await lab.openRoute({ name: 'plain', dialer: 'slack', target });
    const slow = await lab.openRoute({ name: 'slow', dialer: 'slack', target });
    const refused = await lab.openRoute({ name: 'refused', dialer: 'slack', target });
    await slow.poison([{ type: 'latency', lane: 'to-app', attributes: { latency: 80 } }]);
    await refused.refuse();
    return [plain, slow, refused];
  }

  async function expectAsBefore([plain, slow, refused]: Route[]): Promise<void> {
    expect(await ask(plain?.listen ?? fail())).toBe('a:hi');
    expect(await tookMs(() => ask(slow?.listen ?? fail()))).toBeGreaterThanOrEqual(80);
    expect(await ask(refused?.listen ?? fail())).toBe('ECONNREFUSED');
  }

  test('is restarted when it died, on the same ports, with the faults that were on', async () => {
    const whys: string[] = [];
    const lines: string[] = [];
    const routes = await faultyLab({ onRestart: (why) => whys.push(why), report: (line) => lines.push(line) });
    await spawned[0]?.kill({ signal: 'SIGKILL' });
    // Nobody calls the API: the death itself brings it back.
    await expect.poll(() => ask(routes[0]?.listen ?? fail()), { timeout: 10_000 }).toBe('a:hi');
    await expect.poll(() => tookMs(() => ask(routes[1]?.listen ?? fail()))).toBeGreaterThanOrEqual(80);
    await expectAsBefore(routes);
    expect(whys).toEqual([expect.stringMatching(/^its process ended \(/)]);
    expect(lines).toEqual([`Toxiproxy (embedded) is restarted: ${whys[0]}`]);
  });

  test('is restarted when it hangs, and the call that noticed is made good', async () => {
    const whys: string[] = [];
    const routes = await faultyLab({ onRestart: (why) => whys.push(why), deadlineMs: 400 });
    process.kill(spawned[0]?.pid ?? fail(), 'SIGSTOP');
    const heal = await routes[0]?.poison([{ type: 'latency', lane: 'to-app', attributes: { latency: 120 } }]);
    expect(await tookMs(() => ask(routes[0]?.listen ?? fail()))).toBeGreaterThanOrEqual(120);
    await heal?.();
    await expectAsBefore(routes);
    expect(whys).toEqual(['it did not answer a call within its deadline']);
    expect(spawned.length).toBe(2);
  });
});

function fail(): never {
  throw new Error('Cannot go on: something is missing, wanted all of it');
}
