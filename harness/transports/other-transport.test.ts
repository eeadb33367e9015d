import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type HttpWatch, watchForHttp, type WatchForHttpOptions } from './other-transport.ts';
import { OtherTransport } from './transport.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function served(listener: RequestListener): Promise<number> {
  const app = createServer(listener).listen(0, '127.0.0.1');
  await once(app, 'listening');
  ends.push(() => app.close());
  return (app.address() as AddressInfo).port;
}

const takesCheck: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (data) => (body += String(data)));
  request.on('end', () => response.end((JSON.parse(body) as { readonly challenge: string }).challenge));
};

function watched(options: Pick<WatchForHttpOptions, 'app'> & Partial<WatchForHttpOptions>): HttpWatch {
  const watch = watchForHttp({ signingSecret: 'secret', dials: () => 0, now: passing(), ...options });
  ends.push(watch.stop);
  return watch;
}

/** Each look is three seconds after the last. */
function passing(): () => number {
  let at = 0;
  return () => (at += 3_000);
}

/** Tells its ports, and resolves when it was asked for the fourth time. */
function asked(ports: readonly number[]) {
  let times = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = async () => {
    if ((times += 1) === 4) resolve();
    return ports;
  };
  return { app: { listening }, fourTimes: promise };
}

test('an app that takes Slack’s check and asks for no link has HTTP only', async () => {
  const port = await served(takesCheck);
  const { signal } = watched({ app: { listening: async () => [port] } });
  await once(signal, 'abort');
  expect(signal.reason).toBeInstanceOf(OtherTransport);
  expect((signal.reason as Error).message).toBe(
    `The app has HTTP only: it takes Slack’s check of a Request URL on port ${port}, and asked for no link (apps.connections.open). --transport http leaves Socket Mode out`,
  );
});

test.each<[string, RequestListener, () => number]>([
  ['asks for links as well', takesCheck, () => 1],
  ['has a page for health checks only', (_, response) => response.end('ok'), () => 0],
])('of an app that %s nothing is said', async (_, listener, dials) => {
  const { app, fourTimes } = asked([await served(listener)]);
  const { signal } = watched({ app, dials });
  await fourTimes;
  expect(signal.aborted).toBe(false);
});
