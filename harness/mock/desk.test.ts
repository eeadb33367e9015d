import { describe, expect, test } from 'vitest';
import type { SlackFact } from '../../mocks/slack/protocol/facts.ts';
import type { Letter } from '../../mocks/slack/protocol/letter.ts';
import { createDesk } from './desk.ts';

const http = 'http://127.0.0.1:3000/slack/events';

/** Told after so many ms. */
function told(after: number, fact: SlackFact, app?: string) {
  return { seq: 0, time: new Date(1_000_000 + after).toISOString(), ...(app === undefined ? {} : { app }), ...fact };
}

function due(event: string): SlackFact {
  return { kind: 'event-due', event, n: 0, due: 0, payload: 'slash-command' };
}

describe('createDesk()', () => {
  test('tells what became of a letter once for each change, in ms from due, with a form as JSON', () => {
    const desk = createDesk();
    desk.see(told(0, due('E1'), http));
    desk.lay({ id: 'E1', body: 'command=%2Fdeploy&text=prod', isForm: true } as Letter, http);
    desk.see(told(7, { kind: 'ack', event: 'E1', attempt: 0, link: 'l', standing: 'first', status: 200 }, http));
    const steps = [{ after: 7, tone: 'good', text: 'acknowledged with 200' }];
    const body = '{"command":"/deploy","text":"prod"}';
    expect(desk.take()).toEqual([
      { id: 'E1', app: http, kind: 'slash-command', time: '1970-01-01T00:16:40.000Z', steps, body },
    ]);
    expect(desk.take()).toEqual([]);
    expect(desk.all()).toHaveLength(1);
  });

  test('keeps what two apps hear under one id apart; an effect, which names no app, is of the later one', () => {
    const desk = createDesk();
    for (const app of ['socket-mode', http]) desk.see(told(0, due('E1'), app));
    desk.see(told(3_000, { kind: 'attempt-failed', event: 'E1', attempt: 0, reason: 'timeout' }, 'socket-mode'));
    desk.see(told(9, { kind: 'effect', event: 'E1', by: 'post', method: 'chat.postMessage', text: 'hi' }));
    expect(desk.all().map(({ app, steps }) => [app, ...steps.map(({ text }) => text)])).toEqual([
      ['socket-mode', 'failed: timeout'],
      [http, 'answered by chat.postMessage “hi”'],
    ]);
  });

  test('keeps the last 100 letters, and 30 steps of each', () => {
    const desk = createDesk();
    for (let n = 0; n < 150; n += 1) desk.see(told(n, due(`E${n}`), http));
    for (let n = 0; n < 50; n += 1)
      desk.see(told(n, { kind: 'attempt-failed', event: 'E149', attempt: n, reason: 'http_error', status: 500 }, http));
    expect([desk.all().length, desk.all()[0]?.id, desk.all().at(-1)?.steps.length]).toEqual([100, 'E50', 30]);
    expect(desk.take()).toHaveLength(100);
  });
});
