import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { RefusedError } from './refused-error.ts';
import { type PageServer, servePage } from './serve-page.ts';

let server: PageServer | undefined;
afterEach(() => server?.close());

const asked: unknown[] = [];
let watching = 0;

async function open(): Promise<PageServer> {
  asked.length = 0;
  server = await servePage({
    page: { html: '<p>page</p>', scripts: new Map([['a.js', 'let a']]) },
    watch(send) {
      watching += 1;
      send({ hello: 1 });
      return () => (watching -= 1);
    },
    act(what) {
      if (JSON.stringify(what) === '{"no":1}') throw new RefusedError(409, 'Not now');
      asked.push(what);
      return { done: true };
    },
  });
  return server;
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function answer(url: string, { path = '', method = 'GET', headers = {}, body }: Asked) {
  const sent = request(new URL(path, url), { method, headers, setHost: !('host' in headers) });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, text, headers: response.headers };
}

const json = { 'content-type': 'application/json' };

describe('servePage()', () => {
  test('serves its page, its scripts and what is asked for to whoever has the address', async () => {
    const { url } = await open();
    const page = await answer(url, {});
    expect(page).toMatchObject({ status: 200, text: '<p>page</p>' });
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(await answer(url, { path: 'a.js' })).toMatchObject({ status: 200, text: 'let a' });
    const own = { ...json, origin: new URL(url).origin };
    const acted = await answer(url, { path: 'acts', method: 'POST', headers: own, body: '{"yes":1}' });
    expect(acted).toMatchObject({ status: 200, text: '{"done":true}' });
    expect(asked).toEqual([{ yes: 1 }]);
  });

  test.each<[string, Asked, number, string]>([
    ['another token', { path: '/wrong/' }, 403, 'expected the one that was printed'],
    ['no token', { path: '/' }, 403, 'expected the one that was printed'],
    ['another host', { headers: { host: 'evil.example' } }, 403, 'The page answers programs on this machine only'],
    ['another origin', { headers: { origin: 'http://127.0.0.1:1' } }, 403, 'The page answers programs on this machine'],
    ['the origin of a file', { headers: { origin: 'null' } }, 403, 'The page answers programs on this machine only'],
    ['another path', { path: 'b.js' }, 404, 'There is no such page'],
    ['a form', { path: 'acts', method: 'POST', body: '{}' }, 415, 'The act is not sent as application/json'],
    ['what cannot be', { path: 'acts', method: 'POST', headers: json, body: '{"no":1}' }, 409, 'Not now'],
    ['no JSON', { path: 'acts', method: 'POST', headers: json, body: '{' }, 400, 'The body is no JSON'],
  ])('refuses %s', async (_, call, status, words) => {
    const { url } = await open();
    const refused = await answer(url, call);
    expect(refused.status).toBe(status);
    expect((JSON.parse(refused.text) as { error: string }).error).toContain(words);
    expect(asked).toEqual([]);
  });

  test('tells whoever watches, until they go', async () => {
    const { url, close } = await open();
    const response = await fetch(new URL('stream', url));
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('data: {"hello":1}\n\n');
    expect(watching).toBe(1);
    await close();
    await expect.poll(() => watching).toBe(0);
  });
});
