import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sign } from '../../../mocks/slack/io/http/sign.ts';
import { freePort } from '../../machine/free-port.ts';
import { findPython } from '../find-python.ts';

const python = await findPython();
const program = fileURLToPath(new URL('./http_app.py', import.meta.url));

let app: ChildProcess;
let api: Server;
let url: string;
let output: string;
let posted: unknown[];

describe.skipIf(python.kind === 'unavailable')('http_app.py', () => {
  beforeEach(async () => {
    posted = [];
    api = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        posted.push({ path: request.url, token: request.headers.authorization, ...(JSON.parse(body) as object) });
        response.end('{"ok":true}');
      });
    });
    api.listen(0, '127.0.0.1');
    await once(api, 'listening');
    await startApp();
  });

  afterEach(async () => {
    app.kill('SIGKILL');
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
  });

  test('answers url_verification, and 401 to what Slack did not sign', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    await expect(post(body)).resolves.toEqual([200, '{"challenge": "abc"}']);
    await expect(post(body, { secret: 'another' })).resolves.toEqual([401, '']);
    await expect(post(body, { age: 301 })).resolves.toEqual([401, '']);
    await expect(post('not json')).resolves.toEqual([400, '']);
  });

  test('answers an event before its work is done, then posts back', async () => {
    const event = { type: 'app_mention', text: 'café', channel: 'C1' };
    await expect(post(JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event }))).resolves.toEqual([200, '']);
    expect(output).toBe('');
    await vi.waitUntil(() => output !== '');
    expect(output).toBe('{"handled": "Ev1"}\n');
    const path = '/api/chat.postMessage';
    expect(posted).toEqual([{ path, token: 'Bearer xoxb-1', channel: 'C1', text: 'heard café' }]);
  });

  test('answers the command with a button, and the button in the channel', async () => {
    const command = new URLSearchParams({ command: '/probe', text: 'a 7', trigger_id: 'T1' }).toString();
    const [status, answer] = await post(command, { type: 'application/x-www-form-urlencoded' });
    const button = { action_id: 'go', value: 'a 7' };
    expect(status).toBe(200);
    expect(JSON.parse(answer)).toMatchObject({
      response_type: 'ephemeral',
      text: 'probe a 7',
      blocks: [{ text: { text: 'probe a 7' } }, { elements: [button] }],
    });
    const payload = { type: 'block_actions', trigger_id: 'T2', channel: { id: 'C1' }, actions: [button] };
    const pressed = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    await expect(post(pressed, { type: 'application/x-www-form-urlencoded' })).resolves.toEqual([200, '']);
    await vi.waitUntil(() => output.includes('T1') && output.includes('T2'));
    expect(posted).toMatchObject([{ text: 'pressed a 7' }]);
  });

  test('finishes its work when it is told to end', async () => {
    const event = { type: 'message', text: 'hi', channel: 'C1' };
    await post(JSON.stringify({ type: 'event_callback', event_id: 'Ev2', event }));
    expect(output).toBe('');
    app.kill('SIGTERM');
    const [code] = (await once(app, 'close')) as readonly unknown[];
    expect(code).toBe(0);
    expect(output).toBe('{"handled": "Ev2"}\n');
  });
});

async function startApp(): Promise<void> {
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`;
  app = spawn(python.kind === 'python' ? python.command : '', ['-E', '-B', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      HANDLER_DELAY_MS: '400',
      PORT: String(port),
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'secret',
    },
  });
  output = '';
  app.stdout?.on('data', (chunk) => (output += String(chunk)));
  url = `http://127.0.0.1:${port}/slack/events`;
  await vi.waitFor(() => fetch(url, { method: 'POST' }), { timeout: 10_000 });
}

async function post(
  body: string,
  { secret = 'secret', age = 0, type = 'application/json' } = {},
): Promise<readonly [status: number, text: string]> {
  const timestamp = Math.floor(Date.now() / 1_000) - age;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
    body,
  });
  return [response.status, await response.text()];
}
