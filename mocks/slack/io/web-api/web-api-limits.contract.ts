import { describe, expect, test } from 'vitest';
import { workspace } from '../../protocol/workspace.ts';
import { asForm, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiLimits(lab: WebApiLab): void {
  const { post, said } = lab;

  describe('limits (§3.2)', () => {
    test.each([
      ['a tier 2 method', 'users.list', '', 20],
      ['a tier 3 method', 'conversations.info', 'channel=general', 50],
      ['a tier 4 method', 'users.info', 'user=U0MOCKUSR1', 100],
    ])('%s is limited per minute, by itself', async (_, method, body, perMinute) => {
      for (let n = 0; n < perMinute; n += 1) expect((await post(method, asForm, body)).status).toBe(200);
      const limited = await post(method, asForm, body);
      expect([limited.status, await said(limited)]).toEqual([429, { ok: false, error: 'ratelimited' }]);
      const seconds = Number(limited.headers.get('retry-after'));
      expect(seconds).toBe(Math.ceil(60 / perMinute));
      expect((await post('auth.test', asForm)).status).toBe(200);
      lab.nowMs += seconds * 1_000;
      expect((await post(method, asForm, body)).status).toBe(200);
    });

    test('chat.postMessage is limited per channel, after a short burst', async () => {
      const say = async (channel: string) =>
        (await post('chat.postMessage', asForm, `channel=${channel}&text=x`)).status;
      for (let n = 0; n < 100; n += 1) expect(await say('general')).toBe(200);
      expect(await say('general')).toBe(429);
      expect(await say(workspace.im)).toBe(200);
    });
  });
}
