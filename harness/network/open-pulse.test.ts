import { afterEach, beforeEach, expect, test } from 'vitest';
import { startToxiproxy } from '../../mocks/toxiproxy/start-toxiproxy.ts';
import { type Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { openNetwork } from './open-network.ts';
import { openPulse } from './open-pulse.ts';

let children: Children;
let ends: (() => Promise<unknown>)[];

beforeEach(async () => {
  children = await spawnChildren();
  ends = [() => children.close()];
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

test('comes back through the proxy, and does so again on a new connection once the old one is cut', async () => {
  const server = await startToxiproxy({ port: 0 });
  ends.push(() => server.close());
  const network = await openNetwork({ children, env: { TOXIPROXY_URL: server.url } });
  ends.push(() => network.close());
  const pulse = await openPulse(network);
  ends.push(() => pulse.close());
  await pulse.beat();
  const proxies = (await (await fetch(`${server.url}/proxies`)).json()) as Record<string, { readonly name: string }>;
  const [name = ''] = Object.keys(proxies);
  const switchTo = (enabled: boolean): Promise<unknown> =>
    fetch(`${server.url}/proxies/${name}`, { method: 'POST', body: JSON.stringify({ enabled }) });
  await switchTo(false);
  let isBack = false;
  const beat = pulse.beat().then(() => (isBack = true));
  await fetch(`${server.url}/version`);
  expect(isBack).toBe(false);
  await switchTo(true);
  await beat;
});
