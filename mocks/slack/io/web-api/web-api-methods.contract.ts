import { describe, expect, test } from 'vitest';
import { people, rooms, workspace } from '../../protocol/workspace.ts';
import { asApp, asBot, asForm, asJson, form, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiMethods(lab: WebApiLab): void {
  const { facts, post, said } = lab;

  describe('methods (§3.3)', () => {
    test.each([
      ['auth.test', '', '', 'url team user team_id user_id bot_id is_enterprise_install'],
      ['chat.postMessage', 'channel=general&text=x', '', 'channel ts message'],
      ['chat.postMessage', 'channel=general&text=x', 'message', 'type text user bot_id ts team blocks app_id'],
      ['conversations.history', 'channel=general', '', 'messages has_more response_metadata'],
      ['conversations.list', '', '', 'channels response_metadata'],
      ['users.info', 'user=U0MOCKUSR1', 'user', 'id name team_id profile is_bot deleted'],
      [
        'views.publish',
        'user_id=U0MOCKUSR1&view={"type":"home","blocks":[]}',
        'view',
        'id team_id type hash state blocks private_metadata callback_id root_view_id previous_view_id app_id external_id bot_id',
      ],
    ])('%s with %s has in its answer, there in "%s", %s', async (method, body, within, fields) => {
      const answer = await said(await post(method, asForm, body));
      expect(answer['ok']).toBe(true);
      const holder = within === '' ? answer : (answer[within] as object);
      expect(Object.keys(holder)).toEqual(expect.arrayContaining(fields.split(' ')));
    });

    test('chat.postMessage shows in the history, is updated in place, and its text is in the fact', async () => {
      const posted = await said(
        await post('chat.postMessage', asJson, '{"channel":"#general","text":"seq=17","thread_ts":null}'),
      );
      expect(posted).toMatchObject({
        ok: true,
        channel: workspace.channel,
        message: { type: 'message', user: workspace.botUser, text: 'seq=17', blocks: [{ type: 'rich_text' }] },
      });
      expect(facts.at(-1)).toMatchObject({ method: 'chat.postMessage', text: 'seq=17' });
      const ts = String(posted['ts']);
      expect(ts).toMatch(/^\d{10}\.\d{6}$/);
      await post('chat.postMessage', asForm, `channel=general&text=reply&thread_ts=${ts}`);
      await post('chat.update', asForm, `channel=general&ts=${ts}&text=changed`);
      const history = await said(
        await lab.api.call('/api/conversations.history?channel=C0MOCK0001', { headers: asBot }),
      );
      expect(history).toMatchObject({ has_more: false, messages: [{ text: 'changed', ts, reply_count: 1 }] });
      const replies = await said(
        await lab.api.call(`/api/conversations.replies?channel=general&ts=${ts}`, { headers: asBot }),
      );
      expect(replies).toMatchObject({
        messages: [
          { text: 'changed', ts },
          { text: 'reply', thread_ts: ts },
        ],
      });
    });

    test('no two messages have the same timestamp', async () => {
      const all = await Promise.all(
        Array.from({ length: 50 }, async () => said(await post('chat.postMessage', asForm, 'channel=general&text=x'))),
      );
      expect(new Set(all.map((answer) => answer['ts'])).size).toBe(50);
    });

    test('the lists hold the users and channels that events name', async () => {
      const get = async (path: string) => said(await lab.api.call(`/api/${path}`, { headers: asBot }));
      const { members } = await get('users.list');
      expect(members).toMatchObject([...people.map(({ id }) => ({ id })), { id: workspace.botUser, is_bot: true }]);
      expect(await get('conversations.list')).toMatchObject({
        channels: rooms.map(({ id }) => ({ id, is_archived: false })),
      });
      expect(await get('conversations.list?types=im')).toMatchObject({
        channels: people.map(({ im }) => ({ id: im })),
      });
      expect(await get('conversations.info?channel=C0MOCK0001')).toMatchObject({ channel: { id: workspace.channel } });
      expect(await get('users.info?user=U0MOCKUSR1')).toMatchObject({ user: { profile: { team: workspace.team } } });
      expect(await get('bots.info?bot=B0MOCK0001')).toMatchObject({ bot: { user_id: workspace.botUser } });
      expect(await get('team.info')).toMatchObject({ team: { domain: workspace.teamDomain } });
    });

    test('conversations.open, chat.postEphemeral and apps.event.authorizations.list answer their fields', async () => {
      expect(await said(await post('conversations.open', asForm, 'users=U0MOCKUSR1'))).toMatchObject({
        ok: true,
        channel: { id: workspace.im },
      });
      const ephemeral = await post('chat.postEphemeral', asForm, 'channel=general&user=U0MOCKUSR1&text=x');
      expect(await said(ephemeral)).toMatchObject({ ok: true, message_ts: expect.stringMatching(/^\d+\.\d{6}$/) });
      const list = await post('apps.event.authorizations.list', { ...asApp, ...form }, 'event_context=4-x');
      expect(await said(list)).toMatchObject({ authorizations: [{ user_id: workspace.botUser }] });
    });

    test('a reaction is added once', async () => {
      const add = () => post('reactions.add', asForm, 'channel=general&timestamp=1763800000.000100&name=eyes');
      expect(await said(await add())).toEqual({ ok: true });
      expect(await said(await add())).toEqual({ ok: false, error: 'already_reacted' });
    });

    test("a message is deleted, linked to, and not another one's", async () => {
      const { ts } = (await said(await post('chat.postMessage', asForm, 'channel=general&text=a'))) as { ts: string };
      const link = await lab.api.call(`/api/chat.getPermalink?channel=general&message_ts=${ts}`, { headers: asBot });
      expect(await said(link)).toMatchObject({
        permalink: `https://mockteam.slack.com/archives/C0MOCK0001/p${ts.replace('.', '')}`,
      });
      const remove = (its: string) => post('chat.delete', asForm, `channel=general&ts=${its}`).then(said);
      expect(await remove(ts)).toEqual({ ok: true, channel: workspace.channel, ts });
      expect(await remove(ts)).toEqual({ ok: false, error: 'message_not_found' });
      lab.memory.store(workspace.channel, { type: 'message', ts: '1.000001', text: 'hers', user: workspace.user });
      expect(await remove('1.000001')).toEqual({ ok: false, error: 'cant_delete_message' });
      const update = await post('chat.update', asForm, 'channel=general&ts=1.000001&text=mine');
      expect(await said(update)).toEqual({ ok: false, error: 'cant_update_message' });
    });

    test('arguments that say nothing are tolerated, and booleans as text (§7)', async () => {
      const body =
        '{"channel":"general","text":"x","thread_ts":null,"as_user":true,"link_names":"false","blocks":null}';
      const answer = await said(await post('chat.postMessage', asJson, body));
      expect(answer).toMatchObject({ ok: true, message: { text: 'x' } });
      expect(answer['message']).not.toHaveProperty('thread_ts');
    });

    test('a history is read page by page, its bounds left out unless inclusive', async () => {
      const seconds = [1, 2, 3, 4, 5];
      for (const n of seconds)
        lab.memory.store(workspace.channel, { type: 'message', ts: `${n}.000000`, text: `${n}` });
      const read = (query: string) =>
        post('conversations.history', asForm, `channel=general&${query}`).then(said) as Promise<{
          messages: { text: string }[];
          response_metadata: { next_cursor: string };
          has_more: boolean;
        }>;
      const first = await read('limit=3');
      expect([first.has_more, first.messages.map(({ text }) => text)]).toEqual([true, ['5', '4', '3']]);
      const rest = await read(`limit=3&cursor=${encodeURIComponent(first.response_metadata.next_cursor)}`);
      expect([rest.has_more, rest.messages.map(({ text }) => text)]).toEqual([false, ['2', '1']]);
      const texts = async (query: string) => (await read(query)).messages.map(({ text }) => text).join('');
      expect(await texts('oldest=2.000000&latest=4.000000')).toBe('3');
      for (const spelt of ['true', '1', 'True'])
        expect(await texts(`oldest=2.000000&latest=4.000000&inclusive=${spelt}`)).toBe('432');
      for (const spelt of ['false', '0', '']) expect(await texts(`oldest=2.000000&inclusive=${spelt}`)).toBe('543');
    });

    test('reactions and pins are put, listed and taken away', async () => {
      const at = 'channel=general&timestamp=1763800000.000100';
      const all = async (...calls: [string, string][]) => {
        const answers = [];
        for (const [method, body] of calls) answers.push(await said(await post(method, asForm, body)));
        return answers;
      };
      expect(
        await all(
          ['reactions.add', `${at}&name=eyes`],
          ['reactions.get', at],
          ['reactions.remove', `${at}&name=eyes`],
          ['reactions.remove', `${at}&name=eyes`],
          ['pins.add', at],
          ['pins.add', at],
          ['pins.list', 'channel=general'],
          ['pins.remove', at],
          ['pins.list', 'channel=general'],
        ),
      ).toMatchObject([
        { ok: true },
        { message: { reactions: [{ name: 'eyes', users: [workspace.botUser], count: 1 }] } },
        { ok: true },
        { error: 'no_reaction' },
        { ok: true },
        { error: 'already_pinned' },
        { items: [{ message: { ts: '1763800000.000100' } }] },
        { ok: true },
        { items: [] },
      ]);
    });

    test('users and members are looked up', async () => {
      const get = async (path: string) => said(await lab.api.call(`/api/${path}`, { headers: asBot }));
      expect(await get('users.lookupByEmail?email=Ada@mock.example')).toMatchObject({ user: { id: workspace.user } });
      expect(await get('users.profile.get')).toMatchObject({ profile: { bot_id: workspace.bot } });
      expect(await get('users.conversations?types=im,public_channel')).toMatchObject({
        channels: [...rooms, ...people].map(() => ({})),
      });
      expect(await get('conversations.members?channel=general')).toMatchObject({
        members: [...people.map(({ id }) => id), workspace.botUser],
      });
      expect(await get('conversations.members?channel=D0MOCK0002')).toMatchObject({
        members: ['U0MOCKUSR2', workspace.botUser],
      });
      expect(await said(await post('conversations.join', asForm, 'channel=C0MOCK0001'))).toMatchObject({
        ok: true,
        warning: 'already_in_channel',
      });
      const done = await post('functions.completeSuccess', asForm, 'function_execution_id=Fx1&outputs={}');
      expect(await said(done)).toEqual({ ok: true });
    });
  });
}
