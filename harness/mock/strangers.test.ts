/** A page of another origin in a real browser, against the doors of a mock; where there is a Chromium. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { findCommand } from '../machine/find-command.ts';
import { credentials } from '../transports/credentials.ts';
import { serveControl } from './serve-control.ts';
import { type MockOptions, startMock } from './start-mock.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function lab(place: Pick<MockOptions, 'host' | 'allowedNames'> = {}) {
  const mock = await startMock({ ...place, port: 0, requestUrls: [], policy: documented.values, seed: 1 });
  ends.push(() => mock.close());
  const control = await serveControl(mock, { port: 0 });
  ends.push(control.close);
  return { mock, control };
}

/** Status and body of a request with these headers; fetch would not let a Host through. */
async function get(url: string, headers: Readonly<Record<string, string>>, method = 'GET') {
  const asked = request(url, { method, headers, setHost: !('host' in headers) });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body };
}

describe('the control API', () => {
  test.each([
    [{ host: '' }, 400, 'The request names no host: expected one like 127.0.0.1:8081'],
    [{ host: 'a b' }, 400, 'The request names no host: expected one like 127.0.0.1:8081'],
    [
      { host: 'evil.example:8081' },
      403,
      'The control API does not go by the name "evil.example:8081": start the mock with --allow-host and that name',
    ],
    [
      { host: '10.0.0.1:8081' },
      403,
      'The control API does not go by the name "10.0.0.1:8081": start the mock with --allow-host and that name',
    ],
    [{ origin: 'null' }, 403, 'The control API answers programs on this machine only'],
  ])('of %j answers %i in a sentence', async (headers, status, error) => {
    const { control } = await lab();
    const answer = await get(`${control.url}/status`, headers);
    expect(answer).toEqual({ status, body: `${JSON.stringify({ error })}\n` });
  });
});

test.each([
  [{ host: 'evil.example' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ host: 'localhost:9' }, 200],
  [{}, 200],
])('the Web API of %j answers %i', async (headers, status) => {
  const { mock } = await lab();
  const authorization = `Bearer ${credentials.botToken}`;
  expect((await get(`${mock.apiUrl}auth.test`, { ...headers, authorization })).status).toBe(status);
});

describe('a mock that is open to the network', () => {
  const open = { host: '0.0.0.0', allowedNames: ['slack.test'] };

  test.each([
    ['slack.test', 200],
    ['SLACK.test:80', 200],
    ['slack', 200],
    ['10.1.2.3:80', 200],
    ['[fd00::1]', 200],
    ['evil.test', 403],
    ['evil.slack.test', 403],
  ])('answers who calls it %s with %i, at both APIs', async (host, status) => {
    const { mock, control } = await lab(open);
    const authorization = `Bearer ${credentials.botToken}`;
    expect((await get(asLoopback(`${mock.apiUrl}auth.test`), { host, authorization })).status).toBe(status);
    expect((await get(asLoopback(`${control.url}/status`), { host })).status).toBe(status);
  });

  test('gives its first name in URLs, and sockets by the name that they are asked for by', async () => {
    const { mock, control } = await lab(open);
    expect(new URL(mock.apiUrl).hostname).toBe('slack.test');
    expect(new URL(control.url).hostname).toBe('slack.test');
    const authorization = `Bearer ${credentials.appToken}`;
    const named = { host: 'other:80', authorization };
    const { body } = await get(asLoopback(`${mock.apiUrl}apps.connections.open`), named, 'POST');
    const { url } = JSON.parse(body) as { readonly url: string };
    expect(new URL(url).hostname).toBe('other');
    // Listens there too: whoever has no ticket is told so
    expect((await get(asLoopback(url.replace('ws:', 'http:')), { host: 'other' })).status).toBe(426);
  });

  test('without names of its own is called by loopback', async () => {
    const { mock } = await lab({ host: '0.0.0.0' });
    expect(new URL(mock.apiUrl).hostname).toBe('127.0.0.1');
  });

  function asLoopback(url: string): string {
    return Object.assign(new URL(url), { hostname: '127.0.0.1' }).href;
  }
});

const path = findCommand('chromium') ?? findCommand('google-chrome');

describe('a page of another origin in a browser', () => {
  test.skipIf(path === undefined)('moves nothing, and reads nothing', { timeout: 60_000 }, async () => {
    const { mock, control } = await lab();
    const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>evil</p>'));
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    ends.push(() => site.close());
    const browser = await chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    ends.push(() => browser.close());
    const page = await browser.newPage();
    // Another port is another origin.
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const calls = [
      [`${control.url}/events`, '{"kind":"message"}'],
      [`${control.url}/hosts/recycle`, '{"how":"announced"}'],
      [`${mock.apiUrl}chat.postMessage`, `token=${credentials.botToken}&channel=C1&text=hi`],
    ];
    const seen: unknown[] = await page.evaluate(
      async (all) =>
        Promise.all(
          all.map(async ([url = '', body = '']) => {
            // As a form would, without asking first.
            const type = body.startsWith('{') ? 'text/plain' : 'application/x-www-form-urlencoded';
            const blind = await fetch(url, {
              method: 'POST',
              mode: 'no-cors',
              headers: { 'content-type': type },
              body,
            });
            const read = await fetch(url).then(
              (answer) => answer.text(),
              (error: Error) => error.name,
            );
            return [blind.type, read];
          }),
        ),
      calls,
    );
    expect(seen).toEqual([
      ['opaque', 'TypeError'],
      ['opaque', 'TypeError'],
      ['opaque', 'TypeError'],
    ]);
    const counts = mock.feed.counts();
    expect(counts['event-due'] ?? 0).toBe(0);
    expect(counts['host-down'] ?? 0).toBe(0);
    const called = mock.feed.since(0).filter((told) => told.kind === 'api-called');
    expect(called.every((told) => told.kind === 'api-called' && told.status === 403)).toBe(true);
  });
});
