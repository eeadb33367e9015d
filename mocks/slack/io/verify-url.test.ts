import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { checkSsl, verifyUrl } from './verify-url.ts';

const ends: (() => unknown)[] = [];
afterEach(() => {
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
    ['plain text', (challenge: string) => challenge],
    ['a form', (challenge: string) => `challenge=${challenge}`],
    ['JSON', (challenge: string) => JSON.stringify({ challenge })],
  ])('takes the challenge as %s, after refusals while the app starts (§7)', async (_, write) => {
    let asked = 0;
    const url = await urlOf((body, __, response) => {
      asked += 1;
      const { challenge } = JSON.parse(body) as { readonly challenge: string };
      response.writeHead(asked === 1 ? 404 : 200).end(write(challenge));
    });
    expect(await verifyUrl({ ...common, url, signal: AbortSignal.timeout(5_000) })).toBe(2);
  });

  test.each<[answer: string, listener: (...args: Parameters<RequestListener>) => void]>([
    ['a wrong challenge', (_, response) => void response.end('no')],
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
