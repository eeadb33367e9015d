import { describe, expect, test } from 'vitest';
import type { PayloadName } from '../../protocol/facts.ts';
import { deliveryId } from '../../protocol/payloads/delivery-id.ts';
import { payloadKindNamed } from '../../protocol/payloads/index.ts';
import { placeOf } from '../../protocol/workspace.ts';
import { asForm, type WebApiLab } from './fixtures/web-api-lab.ts';

export function webApiEffects(lab: WebApiLab): void {
  const { post, facts } = lab;

  /** Slack delivers number `n`, and remembers it. */
  const raise = (n: number, name: PayloadName = 'message') => {
    const kind = payloadKindNamed(name);
    const ts = `1763800000.${String(n).padStart(6, '0')}`;
    const id = deliveryId(kind, n, ts);
    lab.memory.answers.raised({ id, n, ts, place: placeOf(n) }, name, lab.nowMs);
    if (kind.naming === 'trigger') lab.memory.issueTrigger(id, lab.nowMs);
    return { id, ts, channel: placeOf(n).channel };
  };
  const effects = () => facts.flatMap((fact) => (fact.kind === 'effect' ? [fact] : []));

  describe('effects of the app', () => {
    test('a post that quotes an event is told right after its call', async () => {
      const { id, channel } = raise(17);
      await post('chat.postMessage', asForm, `channel=${channel}&text=Echo: seq=17`);
      expect(facts.slice(-2)).toMatchObject([
        { kind: 'api-called', method: 'chat.postMessage', ok: true },
        { kind: 'effect', event: id, by: 'post', method: 'chat.postMessage', text: 'Echo: seq=17' },
      ]);
    });

    test('so are a reply in its thread, an update of that, a reaction, a view and an ephemeral message', async () => {
      const { id, ts, channel } = raise(18);
      const answer = await lab.said(
        await post('chat.postMessage', asForm, `channel=${channel}&thread_ts=${ts}&text=a`),
      );
      await post('chat.update', asForm, `channel=${channel}&ts=${String(answer['ts'])}&text=b`);
      await post('reactions.add', asForm, `channel=${channel}&timestamp=${ts}&name=eyes`);
      await post('chat.postEphemeral', asForm, `channel=${channel}&user=U0MOCKUSR1&text=seq=18`);
      const command = raise(19, 'slash-command');
      const view = JSON.stringify({ type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] });
      await post('views.open', asForm, `trigger_id=${command.id}&view=${encodeURIComponent(view)}`);
      expect(effects().map(({ event, by }) => [event, by])).toEqual([
        [id, 'post'],
        [id, 'update'],
        [id, 'reaction'],
        [id, 'post'],
        [command.id, 'view'],
      ]);
    });

    test('a call that is refused has none', async () => {
      raise(17);
      await post('chat.postMessage', asForm, 'channel=C0NOWHERE&text=seq=17');
      lab.api.control.fault('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3 }, { times: 1 });
      await post('chat.postMessage', asForm, 'channel=general&text=seq=17');
      expect(effects()).toEqual([]);
      expect(facts).toMatchObject([
        { error: 'channel_not_found' },
        { kind: 'fault-met' },
        { error: 'ratelimited', status: 429, retryAfter: 3, isByFault: true },
      ]);
      expect(facts[0]).not.toHaveProperty('isByFault');
    });

    test('a post that may answer one of several events says which they may be', async () => {
      const both = [raise(0), raise(60)].map(({ id }) => id);
      await post('chat.postMessage', asForm, 'channel=general&text=Hello');
      expect(facts).toMatchObject([{ kind: 'api-called', ok: true, mayAnswer: both }]);
    });
  });
}
