import { describe, expect, test } from 'vitest';
import { APP, asBot, asForm, asJson, form, type Headers, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiRefusals(lab: WebApiLab): void {
  const { facts, post, said } = lab;

  describe('refusals (§1.1, §3.3)', () => {
    const refusals: readonly (readonly [error: string, method: string, headers: Headers, body: string])[] = [
      ['unknown_method', 'nobody.knows', asBot, ''],
      ['unknown_method', '__proto__', asBot, ''],
      ['not_authed', 'auth.test', {}, ''],
      ['invalid_auth', 'auth.test', { authorization: 'Bearer xoxb-other' }, ''],
      ['not_allowed_token_type', 'apps.connections.open', asBot, ''],
      ['not_authed', 'apps.connections.open', form, `token=${APP}`],
      ['invalid_json', 'chat.postMessage', asJson, '{"channel":'],
      ['json_not_object', 'chat.postMessage', asJson, '[1]'],
      ['invalid_arguments', 'chat.postMessage', asJson, '{"channel":null,"text":"x"}'],
      ['invalid_post_type', 'chat.postMessage', { ...asBot, 'content-type': 'text/plain' }, 'x'],
      ['invalid_charset', 'chat.postMessage', { ...asBot, 'content-type': 'application/json; charset=ebcdic' }, '{}'],
      ['invalid_form_data', 'chat.postMessage', { ...asBot, 'content-type': 'multipart/form-data; boundary=x' }, 'x'],
      ['channel_not_found', 'chat.postMessage', asForm, 'channel=C0NOWHERE&text=x'],
      ['no_text', 'chat.postMessage', asForm, 'channel=general'],
      ['invalid_blocks_format', 'chat.postMessage', asForm, 'channel=general&blocks=no'],
      ['msg_too_long', 'chat.postMessage', asForm, `channel=general&text=${'x'.repeat(40_001)}`],
      ['user_not_in_channel', 'chat.postEphemeral', asForm, 'channel=general&user=U0NOBODY&text=x'],
      ['message_not_found', 'chat.update', asForm, 'channel=general&ts=1.000001&text=x'],
      ['bad_timestamp', 'reactions.add', asForm, 'channel=general&timestamp=1&name=eyes'],
      ['no_item_specified', 'reactions.add', asForm, 'channel=general&name=eyes'],
      ['invalid_name', 'reactions.add', asForm, 'channel=general&timestamp=1.000001&name=:eyes:'],
      ['invalid_attachments', 'chat.postMessage', asForm, 'channel=general&attachments={}'],
      [
        'too_many_attachments',
        'chat.postMessage',
        asJson,
        `{"channel":"general","attachments":[${'{},'.repeat(100)}{}]}`,
      ],
      ['invalid_blocks', 'chat.postMessage', asForm, 'channel=general&blocks=[{}]'],
      ['invalid_blocks', 'chat.postMessage', asForm, `channel=general&blocks=[${'{"type":"divider"},'.repeat(50)}1]`],
      [
        'invalid_blocks_format',
        'chat.postMessage',
        asForm,
        `channel=general&blocks=${'['.repeat(99)}${']'.repeat(99)}`,
      ],
      ['message_not_found', 'chat.delete', asForm, 'channel=general&ts=1.000001'],
      ['message_not_found', 'chat.getPermalink', asForm, 'channel=general&message_ts=1'],
      ['invalid_trigger_id', 'views.open', asForm, 'trigger_id=1&view={}'],
      ['invalid_trigger_id', 'views.push', asForm, 'trigger_id=1&view={}'],
      ['not_found', 'views.update', asForm, 'view_id=V0NONE&view={}'],
      ['invalid_arguments', 'views.update', asForm, 'view_id=V0MOCK0001&view=[]'],
      ['user_not_found', 'views.publish', asForm, 'user_id=U0NOBODY&view={}'],
      ['invalid_arguments', 'views.publish', asForm, 'user_id=U0MOCKUSR1&view={"type":"modal","blocks":[]}'],
      ['no_reaction', 'reactions.remove', asForm, 'channel=general&timestamp=1.000001&name=eyes'],
      ['message_not_found', 'reactions.get', asForm, 'channel=general&timestamp=1.000001'],
      ['no_pin', 'pins.remove', asForm, 'channel=general&timestamp=1.000001'],
      ['bad_timestamp', 'pins.add', asForm, 'channel=general&timestamp=yesterday'],
      ['no_item_specified', 'pins.add', asForm, 'channel=general'],
      ['invalid_cursor', 'conversations.history', asForm, 'channel=general&cursor=x'],
      ['channel_not_found', 'conversations.members', asForm, 'channel=C0NOWHERE'],
      ['method_not_supported_for_channel_type', 'conversations.join', asForm, 'channel=D0MOCK0001'],
      ['users_not_found', 'users.lookupByEmail', asForm, 'email=nobody@mock.example'],
      ['user_not_found', 'users.profile.get', asForm, 'user=U0NOBODY'],
      ['invalid_arguments', 'functions.completeSuccess', asForm, 'function_execution_id=Fx1'],
      ['my_own', 'api.test', form, 'error=my_own'],
      ['thread_not_found', 'conversations.replies', asForm, 'channel=general&ts=1.000001'],
      ['users_list_not_supplied', 'conversations.open', asForm, ''],
      ['user_not_found', 'users.info', asForm, 'user=U0NOBODY'],
      ['bot_not_found', 'bots.info', asForm, 'bot=B0NOBODY'],
      ['team_not_found', 'team.info', asForm, 'team=T0NOWHERE'],
    ];
    test.each(refusals)('%s is what %s is refused with', async (error, method, headers, body) => {
      const response = await post(method, headers, body);
      expect(response.status).toBe(200);
      expect(await said(response)).toMatchObject({ ok: false, error });
      expect(facts).toMatchObject([{ kind: 'api-called', method, ok: false, error }]);
    });
  });
}
