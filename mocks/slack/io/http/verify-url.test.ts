import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { issueCertificates } from '../../../tls/issue-certificates.ts';
import { sign } from './sign.ts';
import { checkSsl, verifyUrl } from './verify-url.ts';

const ends: (() => unknown)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const end of ends.splice(0)) end();
});

async function urlOf(listener: (body: string, ...rest: Parameters<RequestListener>) => void): Promise<string> {
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => listener(body, request, response));
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  ends.push(
    () => app.close(),
    () => app.closeAllConnections(),
  );
  return `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`;
}

const common = { signingSecret: 'secret' };

describe('verifyUrl() (slack-protocol.md §2.3)', () => {
  test.each([
    ['plain text', {}, (challenge: string) => challenge],
    ['a form', {}, (challenge: string) => `challenge=${challenge}`],
    ['JSON', {}, (challenge: string) => JSON.stringify({ challenge })],
    ['JSON that says so', { 'content-type': 'application/json' }, (challenge: string) => JSON.stringify({ challenge })],
    ['gzipped text', { 'content-encoding': 'gzip' }, (challenge: string) => gzipSync(challenge)],
  ])('takes the challenge as %s, after refusals while the app starts (§7)', async (_, headers, write) => {
    let asked = 0;
    const url = await urlOf((body, __, response) => {
      asked += 1;
      const { challenge } = JSON.parse(body) as { readonly challenge: string };
      response.writeHead(asked === 1 ? 404 : 200, headers).end(write(challenge));
    });
    expect(await verifyUrl({ ...common, url, signal: AbortSignal.timeout(5_000) })).toBe(2);
  });

  test.each<[answer: string, listener: (...args: Parameters<RequestListener>) => void]>([
    ['a wrong challenge', (_, response) => void response.end('no')],
    ['JSON that is nothing', (_, response) => void response.setHeader('content-type', 'application/json').end('null')],
    ['nothing', () => {}],
    ['an answer without an end', (_, response) => void response.writeHead(200).write('a')],
    [
      'an answer that is endless',
      (_, response) => {
        const fill = () => {
          while (!response.destroyed && response.write('a'.repeat(1_000)));
        };
        response.writeHead(200).on('drain', fill);
        fill();
      },
    ],
  ])('rejects soon after the signal where the app answers %s', async (_, listener) => {
    const url = await urlOf((__, request, response) => listener(request, response));
    const began = performance.now();
    await expect(verifyUrl({ ...common, url, signal: AbortSignal.timeout(100) })).rejects.toThrow('not verified');
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});

describe('the questions of §2.3', () => {
  test('have exactly the headers of §2.1, are signed, and go to the URL as it is written', async () => {
    const heard: { readonly body: string; readonly url: string | undefined; readonly headers: readonly string[] }[] =
      [];
    const url = await urlOf((body, { url: path, rawHeaders }, response) => {
      heard.push({ body, url: path, headers: rawHeaders });
      response.end((/"challenge":"(\w+)"/.exec(body) ?? [])[1]);
    });
    const options = { ...common, url: `${url}/Mixed%20Case?a=B`, signal: AbortSignal.timeout(5_000) };
    await verifyUrl({ ...options, accept: 'application/json,*/*' });
    await checkSsl(options);
    expect(heard.map(({ url: path }) => path)).toEqual(Array(2).fill('/slack/events/Mixed%20Case?a=B'));
    expect(heard[0]?.body).toMatch(
      /^\{"token":"mock-verification-token","challenge":"\w{52}","type":"url_verification"\}$/,
    );
    for (const [n, { body, headers }] of heard.entries()) {
      const at = (name: string) => headers[headers.indexOf(name) + 1] ?? '';
      expect(headers.filter((_, place) => place % 2 === 0)).toEqual([
        'Host',
        'User-Agent',
        'Accept',
        'Accept-Encoding',
        'Content-Type',
        'X-Slack-Request-Timestamp',
        'X-Slack-Signature',
        'Content-Length',
        'Connection',
      ]);
      expect(at('Content-Type')).toBe(n === 0 ? 'application/json' : 'application/x-www-form-urlencoded');
      expect(at('Accept')).toBe(n === 0 ? 'application/json,*/*' : '*/*');
      expect(at('X-Slack-Signature')).toBe(sign('secret', Number(at('X-Slack-Request-Timestamp')), body));
    }
  });

  test('are answered within 3 s or not at all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const late: ServerResponse[] = [];
    const url = await urlOf((_, __, response) => void late.push(response));
    const checking = checkSsl({ ...common, url, signal: new AbortController().signal });
    await vi.waitUntil(() => late.length === 1, { interval: 5 });
    vi.advanceTimersByTime(2_999);
    expect(late[0]?.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await checking).toBe('ssl_check: no whole answer within 3 s');
  });

  test('are asked of nobody whose certificate is wrong', async () => {
    const { authority, pairs } = await issueCertificates(Date.now());
    const app = createSecureServer(pairs.expired, (_, response) => void response.end()).listen(0, '127.0.0.1');
    await once(app, 'listening');
    ends.push(() => app.close());
    const url = `https://127.0.0.1:${(app.address() as AddressInfo).port}/`;
    const signal = AbortSignal.timeout(5_000);
    expect(await checkSsl({ ...common, url, ca: authority, signal })).toBe('ssl_check: certificate has expired');
  });
});

test('checkSsl() posts the form of §2.3 and says what was wrong', async () => {
  const bodies: string[] = [];
  let status = 200;
  const url = await urlOf((body, _, response) => {
    bodies.push(body);
    response.writeHead(status).end();
  });
  const options = { ...common, url, signal: new AbortController().signal };
  expect(await checkSsl(options)).toBeUndefined();
  status = 401;
  expect(await checkSsl(options)).toBe('ssl_check: status 401');
  expect(bodies[0]).toBe('ssl_check=1&token=mock-verification-token');
});
