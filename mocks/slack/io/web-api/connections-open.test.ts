/** apps.connections.open on a real socket, as slack-protocol.md §1.1 writes it down. */

import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { documented, type PolicyValues } from '../../protocol/policy.ts';
import { serveWebApi, type WebApiServer } from './serve-web-api.ts';

const token = 'xapp-1-A0MOCK0001-1111111111111-0123456789abcdef';
const url = 'ws://127.0.0.1:8081/link/?ticket=7b1c6b0e&app_id=4f1c';
const servers: WebApiServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(policy: Partial<PolicyValues> = {}): Promise<WebApiServer> {
  const server = await serveWebApi({
    tokens: { bot: 'xoxb-mock', app: token },
    openConnection: () => ({ url }),
    observe: () => {},
    policy: { ...documented.values, ...policy },
  });
  servers.push(server);
  return server;
}

interface Asking {
  readonly verb?: string;
  readonly query?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

const authorized = `Authorization: Bearer ${token}`;
const asForm = 'Content-Type: application/x-www-form-urlencoded';

/** The whole answer, and its body. */
async function ask(
  { port }: WebApiServer,
  { verb = 'POST', query = '', headers = [authorized, asForm], body = '' }: Asking = {},
): Promise<{ readonly head: string; readonly body: string }> {
  const socket = connect(port, '127.0.0.1');
  const request = [
    `${verb} /api/apps.connections.open${query} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...headers,
    `Content-Length: ${body.length}`,
    '',
    body,
  ];
  socket.write(request.join('\r\n'));
  const answer = await text(socket);
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, end), body: answer.slice(end + 4) };
}

describe('apps.connections.open (§1.1)', () => {
  test.each([
    ['an empty form', [authorized, asForm], ''],
    ['an empty JSON body', [authorized, 'Content-Type: application/json;charset=utf-8'], ''],
    ['a JSON object', [authorized, 'Content-Type: application/json'], '{}'],
    ['no body and no content type', [authorized], ''],
  ])('takes %s and answers with the scopes and an escaped URL', async (_, headers, body) => {
    const answer = await ask(await serve(), { headers, body });
    expect(answer.head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.head).toMatch(/^content-type: application\/json; charset=utf-8\r?$/m);
    expect(answer.head).toMatch(/^x-oauth-scopes: connections:write,authorizations:read\r?$/m);
    expect(answer.head).toMatch(/^x-accepted-oauth-scopes: connections:write\r?$/m);
    expect(answer.body).toContain(`{"ok":true,"url":"${url.replaceAll('/', '\\/')}"`);
  });

  test('leaves the slashes alone where the knob says so (§1.4)', async () => {
    const { body } = await ask(await serve({ httpEscapesSlashes: false }));
    expect(body).toBe(`{"ok":true,"url":"${url}"}`);
  });

  test.each<[error: string, asking: Asking]>([
    ['insecure_request', { verb: 'GET' }],
    ['not_authed', { headers: [asForm] }],
    ['not_authed', { headers: [asForm], body: `token=${token}` }],
    ['not_authed', { headers: [asForm], query: `?token=${token}` }],
    ['invalid_auth', { headers: ['Authorization: Bearer xapp-other'] }],
    ['not_allowed_token_type', { headers: ['Authorization: Bearer xoxb-mock'] }],
  ])('refuses with %s what is %j', async (error, asking) => {
    expect(JSON.parse((await ask(await serve(), asking)).body)).toEqual({ ok: false, error });
  });

  test.each([
    'forbidden_team',
    'insecure_request',
    'missing_args',
    'access_denied',
    'accesslimited',
    'account_inactive',
    'token_revoked',
    'internal_error',
    'fatal_error',
    'too_many_websockets',
  ])('answers %s as a fault, and is itself again', async (error) => {
    const server = await serve();
    server.control.fault('apps.connections.open', { kind: 'error', error }, { times: 1 });
    expect((await ask(server)).body).toBe(`{"ok":false,"error":"${error}"}`);
    expect((await ask(server)).body).toContain('"ok":true');
  });

  test('beyond its limit answers 429 with whole seconds in Retry-After', async () => {
    const server = await serve({ connectionsOpenPerMinute: 6, connectionsOpenBurst: 2 });
    for (let n = 0; n < 2; n += 1) expect((await ask(server)).head).toMatch(/^HTTP\/1\.1 200 /);
    const { head, body } = await ask(server);
    expect(head).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\n/);
    expect(head).toMatch(/^retry-after: 10\r?$/m);
    expect(body).toBe('{"ok":false,"error":"ratelimited"}');
  });

  test('has a limit by default: 20 at once, and then one a second (§7)', async () => {
    const server = await serve();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(server)));
    const taken = answers.filter(({ head }) => head.startsWith('HTTP/1.1 200 ')).length;
    expect(taken).toBeGreaterThanOrEqual(20);
    expect(taken).toBeLessThan(30);
  });
});
