import { expect, test } from 'vitest';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { credentials } from '../transports/credentials.ts';
import { drawCredentials } from './draw-credentials.ts';
import { serveControl } from './serve-control.ts';
import { startMock } from './start-mock.ts';

test('a mock takes its own tokens only, and its control API tells them', async () => {
  const own = drawCredentials();
  expect(own).not.toEqual(drawCredentials());
  const options = { port: 0, host: '127.0.0.1', requestUrls: [], policy: documented.values, seed: 1 };
  const mock = await startMock({ ...options, credentials: own });
  const control = await serveControl(mock, { port: 0 });
  const told = (await (await fetch(`${control.url}/environment`)).json()) as Record<string, string>;
  expect(told).toMatchObject({ SLACK_API_URL: mock.apiUrl, SLACK_BOT_TOKEN: own.botToken });
  const test = async (token = ''): Promise<unknown> => {
    const answer = await fetch(`${mock.apiUrl}auth.test`, { headers: { authorization: `Bearer ${token}` } });
    return answer.json();
  };
  expect(await test(told['SLACK_BOT_TOKEN'])).toMatchObject({ ok: true });
  expect(await test(credentials.botToken)).toMatchObject({ ok: false, error: 'invalid_auth' });
  await control.close();
  await mock.close();
});
