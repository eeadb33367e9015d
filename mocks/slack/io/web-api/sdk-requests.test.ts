import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { serveWebApi } from './serve-web-api.ts';

interface Recorded {
  readonly sdk: string;
  /** `chat.postMessage`, or `response_url`. */
  readonly what: string;
  readonly head: string;
  readonly body: string;
}

const recorded: readonly Recorded[] = readFileSync(new URL('./fixtures/sdk-requests.http', import.meta.url), 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((entry) => {
    const [sdk = '', ...lines] = entry.trimEnd().split('\n');
    const blank = lines.indexOf('');
    const what = /^POST \/(?:api\/)?(\S+)/.exec(lines[0] ?? '')?.[1] ?? '';
    return {
      sdk,
      what: what.startsWith('commands/') ? 'response_url' : what,
      head: lines.slice(0, blank < 0 ? lines.length : blank).join('\r\n'),
      body: blank < 0 ? '' : lines.slice(blank + 1).join('\n'),
    };
  });

const answers: Readonly<Record<string, object>> = {
  'auth.test': { ok: true },
  'apps.connections.open': { ok: true, url: 'ws://127.0.0.1:1/' },
  'chat.postMessage': { ok: true, channel: 'C0MOCK0001', message: { text: 'é / seq=1' } },
  'conversations.history': { ok: true, messages: [{ text: 'b' }, { text: 'a' }] },
  'views.open': { ok: true, view: { type: 'modal', title: { type: 'plain_text', text: 'T' } } },
  'users.info': { ok: true, user: { id: 'U0MOCKUSR1' } },
  'reactions.add': { ok: true },
  response_url: { ok: true },
};

describe('serveWebApi() takes what SDKs in four languages really send (slack-protocol.md §3.1)', () => {
  test('the record holds six calls and more of each', () => {
    const calls = Map.groupBy(recorded, ({ sdk }) => sdk);
    expect([...calls.keys()]).toHaveLength(4);
    for (const each of calls.values()) expect(each.length).toBeGreaterThanOrEqual(6);
  });

  test.each(recorded)('$sdk: $what', async ({ what, head, body }) => {
    const memory = new SlackMemory();
    memory.issueTrigger('1.2.ab', Date.now());
    memory.issueResponseUrl('/commands/T0MOCK0001/1/abc', Date.now());
    for (const [n, word] of ['a', 'b'].entries())
      memory.store('C0MOCK0001', { type: 'message', ts: `${n + 1}.000000`, text: word });
    const server = await serveWebApi({
      tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
      openConnection: () => ({ url: 'ws://127.0.0.1:1/' }),
      observe: () => {},
      memory,
    });
    const socket = connect(server.port, '127.0.0.1');
    socket.end(`${head}\r\n\r\n${body}`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/^content-type: application\/json; charset=utf-8\r$/m);
    const said: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
    expect(said).toMatchObject(answers[what] ?? { what: 'nothing is expected of it' });
    expect(said).not.toHaveProperty('warning', expect.not.stringContaining('charset'));
    await server.close();
  });
});
