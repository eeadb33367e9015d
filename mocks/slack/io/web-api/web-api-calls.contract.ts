import { describe, expect, test } from 'vitest';
import { workspace } from '../../protocol/workspace.ts';
import { asApp, asBot, asForm, BOT, form, json, type Headers, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiCalls(lab: WebApiLab): void {
  const { facts, post, said } = lab;

  describe('calls (§3.1, §3.2)', () => {
    test('auth.test names the bot and its scopes, with slashes escaped', async () => {
      const response = await post('auth.test', asForm);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('x-oauth-scopes')?.split(',')).toContain('chat:write');
      expect(await response.text()).toBe(
        '{"ok":true,"url":"https:\\/\\/mockteam.slack.com\\/","team":"mockteam","user":"probe","team_id":"T0MOCK0001","user_id":"U0MOCKBOT1","bot_id":"B0MOCK0001","is_enterprise_install":false}',
      );
      expect(facts).toMatchObject([{ kind: 'api-called', method: 'auth.test', status: 200, ok: true }]);
    });

    const bodies: readonly (readonly [says: string, headers: Headers, body: string, ok: boolean])[] = [
      ['a form body', form, `token=${BOT}`, true],
      ['a JSON body', json, JSON.stringify({ token: BOT }), true],
      [
        'an empty body under a JSON content type',
        { ...asBot, 'content-type': 'application/json;charset=utf-8' },
        '',
        true,
      ],
      ['header and body', asForm, `token=${BOT}`, true],
      ['a form whose first argument is another', asForm, 'team_id=T9&unfurl_links=false', true],
      ['another scheme', { ...form, authorization: `Basic ${BOT}` }, '', false],
    ];
    test.each(bodies)('auth.test reads the token of %s', async (_, headers, body, ok) => {
      expect((await said(await post('auth.test', { ...headers }, body)))['ok']).toBe(ok);
    });

    test('auth.test answers GET with the token in the header, and not with the token in the query', async () => {
      expect(await said(await lab.api.call('/api/auth.test?', { headers: asBot }))).toMatchObject({ ok: true });
      expect(await said(await lab.api.call(`/api/auth.test?token=${BOT}`))).toEqual({ ok: false, error: 'not_authed' });
    });

    test('auth.test with the app token names the app', async () => {
      expect(await said(await post('auth.test', asApp))).toEqual({
        ok: true,
        app_name: 'probe',
        app_id: workspace.app,
      });
    });

    test('multipart bodies are read', async () => {
      const body = new FormData();
      body.set('channel', workspace.channel);
      body.set('text', 'seq=1');
      expect(await said(await post('chat.postMessage', asBot, body))).toMatchObject({
        ok: true,
        message: { text: 'seq=1' },
      });
    });

    test('apps.connections.open answers what the socket side says', async () => {
      const response = await post('apps.connections.open', asApp);
      expect(response.headers.get('x-accepted-oauth-scopes')).toBe('connections:write');
      expect(await response.text()).toBe('{"ok":true,"url":"ws:\\/\\/127.0.0.1:1\\/link\\/?ticket=t"}');
      lab.opened = { error: 'internal_error' };
      expect(await said(await post('apps.connections.open', asApp))).toEqual({ ok: false, error: 'internal_error' });
    });

    test('apps.connections.open beyond its limit answers 429 with Retry-After, and only then', async () => {
      await post('apps.connections.open', asApp);
      await post('apps.connections.open', asApp);
      const third = await post('apps.connections.open', asApp);
      expect(third.status).toBe(429);
      expect(third.headers.get('retry-after')).toBe('1');
      expect(await said(third)).toEqual({ ok: false, error: 'ratelimited' });
      expect(facts.at(-1)).toMatchObject({ status: 429, ok: false, error: 'ratelimited' });
      expect((await post('auth.test', asBot)).status).toBe(200);
    });

    test('a method that writes takes no GET', async () => {
      const response = await lab.api.call('/api/apps.connections.open', { headers: asApp });
      expect(await said(response)).toEqual({ ok: false, error: 'insecure_request' });
    });

    test('a body without a content type is refused', async () => {
      const response = await post('chat.postMessage', asBot, new TextEncoder().encode('channel=general&text=x'));
      expect(await said(response)).toEqual({ ok: false, error: 'missing_post_type' });
    });

    test('a JSON body without charset is taken with a warning', async () => {
      const headers = { ...asBot, 'content-type': 'application/json' };
      expect(await said(await post('chat.postMessage', headers, '{"channel":"general","text":"x"}'))).toMatchObject({
        ok: true,
        warning: 'missing_charset',
        response_metadata: { warnings: ['missing_charset'] },
      });
    });

    test('api.test takes no token and says what it was told', async () => {
      expect(await said(await lab.api.call('/api/api.test?foo=bar'))).toEqual({ ok: true, args: { foo: 'bar' } });
    });

    test('a form that names a charset is taken with a warning', async () => {
      const headers = { ...asBot, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
      expect(await said(await post('chat.postMessage', headers, 'channel=general&text=x'))).toMatchObject({
        ok: true,
        warning: 'superfluous_charset',
      });
    });

    test('a path outside the Web API is a 404 and a fact', async () => {
      expect((await lab.api.call('/favicon.ico')).status).toBe(404);
      expect(facts).toMatchObject([{ method: '/favicon.ico', status: 404, ok: false }]);
    });

    test('a body over the limit is refused', async () => {
      const response = await post('chat.postMessage', asForm, `channel=general&text=${'x'.repeat(1_100_000)}`);
      expect(response.status).toBe(413);
      expect(facts).toMatchObject([{ status: 413, error: 'request_too_large' }]);
    });
  });
}
