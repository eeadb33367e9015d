import { describe, expect, test } from 'vitest';
import { workspace } from '../../protocol/workspace.ts';
import { asForm, asJson, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiViews(lab: WebApiLab): void {
  const { post, said } = lab;

  describe('views (§3.3)', () => {
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, callback_id: 'cb', blocks: [] };
    const openView = (trigger: string, view: object = modal, method = 'views.open') =>
      post(method, asJson, JSON.stringify({ trigger_id: trigger, view })).then(said);

    test('a view is opened, updated by its id, and refused with an old hash', async () => {
      lab.memory.issueTrigger('1.2.a', lab.nowMs);
      const opened = await openView('1.2.a', { ...modal, external_id: 'mine' });
      expect(opened).toMatchObject({ view: { callback_id: 'cb', app_installed_team_id: workspace.team } });
      const { id, hash } = opened['view'] as { id: string; hash: string };
      const update = (fields: Record<string, string>) =>
        post('views.update', asForm, new URLSearchParams({ view: JSON.stringify(modal), ...fields }).toString()).then(
          said,
        );
      expect(await update({ external_id: 'mine', hash })).toMatchObject({ ok: true, view: { id } });
      expect(await update({ view_id: id, hash })).toMatchObject({ error: 'hash_conflict' });
      expect(await update({ view_id: workspace.view })).toMatchObject({ ok: true, view: { id: workspace.view } });
    });

    test('a home view is published over and over under one id', async () => {
      const publish = (fields = '') =>
        post('views.publish', asForm, `user_id=U0MOCKUSR1&view={"type":"home","blocks":[]}${fields}`).then(said);
      const first = (await publish())['view'] as { id: string; hash: string };
      expect(await publish(`&hash=${first.hash}`)).toMatchObject({ ok: true, view: { id: first.id, type: 'home' } });
      expect(await publish(`&hash=${first.hash}`)).toMatchObject({ error: 'hash_conflict' });
    });

    test('a trigger_id works once, and only 3 s (§2.7)', async () => {
      lab.memory.issueTrigger('1.2.a', lab.nowMs);
      lab.memory.issueTrigger('1.2.b', lab.nowMs);
      expect(await openView('1.2.a', { type: 'modal' })).toMatchObject({ error: 'invalid_arguments' });
      lab.nowMs += 3_000;
      expect(await openView('1.2.a')).toMatchObject({ ok: true });
      expect(await openView('1.2.a')).toMatchObject({ error: 'exchanged_trigger_id' });
      lab.nowMs += 1;
      expect(await openView('1.2.b')).toMatchObject({ error: 'expired_trigger_id' });
      expect(await openView('1.2.c')).toMatchObject({ error: 'invalid_trigger_id' });
    });

    test('two views are pushed onto a modal, and no third', async () => {
      lab.memory.issueTrigger('1.2.a', lab.nowMs);
      const root = ((await openView('1.2.a'))['view'] as { id: string }).id;
      let top = root;
      for (const trigger of ['1.2.b', '1.2.c']) {
        lab.memory.issueTrigger(trigger, lab.nowMs, top);
        const pushed = await openView(trigger, modal, 'views.push');
        expect(pushed).toMatchObject({ view: { root_view_id: root, previous_view_id: top } });
        top = (pushed['view'] as { id: string }).id;
      }
      lab.memory.issueTrigger('1.2.d', lab.nowMs, top);
      expect(await openView('1.2.d', modal, 'views.push')).toEqual({ ok: false, error: 'push_limit_reached' });
    });
  });
}
