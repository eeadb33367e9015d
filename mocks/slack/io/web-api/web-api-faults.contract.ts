import { describe, expect, test, vi } from 'vitest';
import { asApp, asBot, asForm, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiFaults(lab: WebApiLab): void {
  const { facts, post, said } = lab;

  describe('faults (§3.2)', () => {
    test('an error, a status, a 429, each ended or used up; other methods go on', async () => {
      const open = async () => {
        const response = await post('apps.connections.open', asApp);
        return [response.status, response.headers.get('retry-after'), (await response.text()).slice(0, 29)];
      };
      const end = lab.api.control.fault('apps.connections.open', { kind: 'error', error: 'internal_error' });
      expect(await open()).toEqual([200, null, '{"ok":false,"error":"internal']);
      lab.api.control.fault('*', { kind: 'status', status: 503 }, { times: 1 });
      expect(await open()).toEqual([503, null, '<html><head><title>503</title']);
      const called = { kind: 'api-called', method: 'apps.connections.open', isByFault: true };
      expect(facts.at(-1)).toEqual({ ...called, status: 503, ok: false });
      expect(await open()).toEqual([200, null, '{"ok":false,"error":"internal']);
      lab.api.control.fault('apps.connections.open', { kind: 'rate-limited', retryAfterSeconds: 7 }, { times: 1 });
      expect(await open()).toEqual([429, '7', '{"ok":false,"error":"ratelimi']);
      expect((await post('auth.test', asBot)).status).toBe(200);
      end();
      end();
      expect(await open()).toEqual([200, null, '{"ok":true,"url":"ws:\\/\\/127.']);
    });

    test('missing_scope names what is needed and what there is', async () => {
      lab.api.control.fault('chat.postMessage', { kind: 'error', error: 'missing_scope' });
      expect(await said(await post('chat.postMessage', asForm, 'channel=general&text=x'))).toMatchObject({
        error: 'missing_scope',
        needed: 'chat:write',
        provided: expect.stringContaining('channels:read'),
      });
    });

    test('a delayed answer is as usual, and its fact is told at once', async () => {
      const end = lab.api.control.fault('auth.test', { kind: 'delay', ms: 50 });
      const answer = await post('auth.test', asBot);
      expect(performance.now() - lab.toldAt).toBeGreaterThanOrEqual(49);
      expect(await said(answer)).toMatchObject({ ok: true });
      end();
    });

    test.each([
      ['auth.test', 'token_revoked account_inactive'],
      ['apps.connections.open', 'forbidden_team access_denied accesslimited internal_error fatal_error'],
      ['chat.postMessage', 'not_in_channel is_archived rate_limited'],
      ['chat.postEphemeral', 'restricted_action'],
      ['chat.update', 'edit_window_closed'],
      ['reactions.add', 'message_not_found'],
      ['conversations.info', 'missing_scope'],
      ['users.info', 'user_not_visible'],
      [
        'chat.postMessage',
        'no_permission invalid_arg_name invalid_array_arg request_timeout upgrade_required team_added_to_org',
      ],
    ])('%s can be refused with %s, which no call of an app earns here (§1.1, §3.3)', async (method, errors) => {
      for (const error of errors.split(' ')) {
        lab.api.control.fault(method, { kind: 'error', error }, { times: 1 });
        const response = await post(method, asForm);
        expect([response.status, (await said(response))['error']]).toEqual([200, error]);
        expect(facts.at(-1)).toMatchObject({ method, ok: false, error });
      }
    });

    test('a call is never answered, others are', async () => {
      const end = lab.api.control.fault('apps.connections.open', { kind: 'never' }, { times: 1 });
      const gone = new AbortController();
      const unanswered = lab.api
        .call('/api/apps.connections.open', { method: 'POST', headers: asApp, signal: gone.signal })
        .then(said, (error: unknown) => error);
      await vi.waitFor(() =>
        expect(facts).toMatchObject([{ fault: 'web-api' }, { status: 0, error: 'never_answered' }]),
      );
      expect((await post('apps.connections.open', asApp)).status).toBe(200);
      end();
      gone.abort();
      void unanswered;
    });
  });
}
