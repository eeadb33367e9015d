import { describe, expect, test } from 'vitest';
import { workspace } from '../../protocol/workspace.ts';
import { asForm, form, json, type Headers, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiResponseUrls(lab: WebApiLab): void {
  const { facts, post, said } = lab;

  describe('response_urls (§2.7)', () => {
    const url = '/commands/T0MOCK0001/1/abc';
    const respond = async (body: string, headers: Headers = json) => {
      const response = await lab.api.call(url, { method: 'POST', headers, body });
      return [response.status, await said(response)];
    };

    test('a response_url works five times', async () => {
      lab.memory.issueResponseUrl(url, lab.nowMs);
      for (let use = 1; use <= 5; use += 1) expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      expect(facts.at(-1)).toEqual({ kind: 'api-called', method: 'response_url', status: 200, ok: true, text: 'x' });
      expect(await respond('{"text":"x"}')).toEqual([404, { ok: false, error: 'used_url' }]);
      expect(facts.at(-1)).toMatchObject({ method: 'response_url', status: 404 });
    });

    test('a response_url works for 30 minutes, and one that Slack did not give not at all', async () => {
      lab.memory.issueResponseUrl(url, lab.nowMs);
      lab.nowMs += 30 * 60_000;
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      lab.nowMs += 1;
      expect(await respond('{"text":"x"}')).toEqual([404, { ok: false, error: 'expired_url' }]);
      const other = await lab.api.call('/actions/T0MOCK0001/2/def', {
        method: 'POST',
        headers: json,
        body: '{"text":"x"}',
      });
      expect([other.status, await said(other)]).toEqual([404, { ok: false, error: 'invalid_url' }]);
    });

    test.each([
      ['JSON that is none', '{"text":', json, 'invalid_payload'],
      ['a list', '[]', json, 'invalid_payload'],
      ['no text', '{}', json, 'no_text'],
      ['blocks that are none', '{"blocks":[1]}', json, 'invalid_blocks'],
    ])('a response_url refuses %s, which is no use of it', async (_, body, headers, error) => {
      lab.memory.issueResponseUrl(url, lab.nowMs);
      for (let use = 1; use <= 6; use += 1) expect(await respond(body, headers)).toMatchObject([400, { error }]);
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
    });

    test.each([
      ['JSON', '{"response_type":"in_channel","text":"x"}', json],
      ['JSON without charset', '{"response_type":"in_channel","text":"x"}', { 'content-type': 'application/json' }],
      ['JSON without content type', '{"response_type":"in_channel","text":"x"}', { 'content-type': '' }],
      ['a form', 'response_type=in_channel&text=x', form],
      ['a payload in a form', 'payload=%7B%22response_type%22%3A%22in_channel%22%2C%22text%22%3A%22x%22%7D', form],
    ])('an in_channel answer to a response_url as %s stands in the channel', async (_, body, headers) => {
      lab.memory.issueResponseUrl(url, lab.nowMs, { channel: workspace.channel });
      expect(await respond(body, headers)).toEqual([200, { ok: true }]);
      expect(lab.memory.messagesOf(workspace.channel)).toMatchObject([{ text: 'x', bot_id: workspace.bot }]);
    });

    test('an answer to a response_url is ephemeral unless it says otherwise, also as bare text', async () => {
      lab.memory.issueResponseUrl(url, lab.nowMs, { channel: workspace.channel });
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      expect(await respond('bare', { 'content-type': 'text/plain' })).toEqual([200, { ok: true }]);
      expect(facts.at(-1)).toMatchObject({ text: 'bare' });
      expect(lab.memory.messagesOf(workspace.channel)).toEqual([]);
    });

    test('replace_original and delete_original act on the message with the button', async () => {
      const { ts } = (await said(await post('chat.postMessage', asForm, 'channel=general&text=a'))) as { ts: string };
      lab.memory.issueResponseUrl(url, lab.nowMs, { channel: workspace.channel, ts });
      await respond('{"replace_original":"true","text":"b"}');
      expect(lab.memory.messagesOf(workspace.channel)).toMatchObject([{ ts, text: 'b' }]);
      await respond('{"delete_original":true}');
      expect(lab.memory.messagesOf(workspace.channel)).toEqual([]);
    });
  });
}
