import { expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { SlackMemory } from '../slack-memory.ts';
import { answerResponseUrl } from './web-api-response-url.ts';

const nowMs = 1_700_000_000_000;
const path = '/actions/T/1/x';
const channel = 'C0MOCK0001';
const button = { type: 'message', ts: '5.000001', text: 'with a button' } as const;

/** A workspace with one response_url, of a button or of a command. */
function workspaceWith({ isCommand = false }: { readonly isCommand?: boolean } = {}) {
  const memory = new SlackMemory();
  memory.store(channel, button);
  memory.issueResponseUrl(path, nowMs, isCommand ? { channel } : { channel, ts: button.ts });
  return {
    memory,
    texts: () => memory.messagesOf(channel).map(({ text }) => text),
    post: (body: object | string, { contentType = 'application/json', to = path, atMs = nowMs } = {}) =>
      answerResponseUrl(
        {
          path: to,
          contentType,
          bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
        },
        { memory, policy: documented.values, nowMs: atMs },
      ),
  };
}

test.each<[string, string | null, string, string | undefined]>([
  ['JSON', 'application/json', '{"text":"hi"}', 'hi'],
  ['JSON of no type', null, '{"text":"hi"}', 'hi'],
  ['a form', 'application/x-www-form-urlencoded; charset=utf-8', 'text=hi', 'hi'],
  ['a form with a payload', ' Application/X-WWW-Form-Urlencoded ', 'text=no&payload=%7B%22text%22%3A%22hi%22%7D', 'hi'],
  ['plain text', 'text/plain', 'hi', 'hi'],
  ['JSON as plain text', 'text/plain', '{"text":"hi"}', 'hi'],
  ['a list as plain text', 'text/plain', '[1]', '[1]'],
  ['no JSON', 'application/json', 'hi', undefined],
  ['a list', 'application/json', '[1]', undefined],
  ['null', 'application/json', 'null', undefined],
  ['a form with a payload that is no JSON', 'application/x-www-form-urlencoded', 'payload=hi', undefined],
])('answerResponseUrl() takes %s for its text', (_, contentType, body, text) => {
  const answered = workspaceWith().post(body, { contentType: contentType as string });
  expect(answered).toMatchObject(
    text === undefined ? { status: 400, error: 'invalid_payload' } : { status: 200, ok: true, text },
  );
});

test('answerResponseUrl() keeps the first 200 characters of the text', () => {
  const { post } = workspaceWith();
  expect(post({ text: 'x'.repeat(300) }).text).toBe('x'.repeat(200));
  expect(post({ blocks: [{ type: 'divider' }] })).not.toHaveProperty('text');
});

test('answerResponseUrl() works so many times, so long, and a body that is refused is no use of it', () => {
  const { responseUrlUses, responseUrlLifeUs } = documented.values;
  const { post } = workspaceWith();
  expect(post({ text: 'a' }, { to: '/actions/T/1/y' })).toMatchObject({ status: 404, error: 'invalid_url' });
  expect(post({})).toMatchObject({ status: 400, error: 'no_text' });
  const life = responseUrlLifeUs / 1_000;
  expect(post({ text: 'a' }, { atMs: nowMs + life + 1 })).toMatchObject({ status: 404, error: 'expired_url' });
  for (let n = 0; n < responseUrlUses; n += 1) expect(post({ text: 'a' }, { atMs: nowMs + life }).status).toBe(200);
  expect(post({ text: 'a' })).toMatchObject({ status: 404, error: 'used_url' });
});

test.each<[string, object, readonly string[]]>([
  ['shows nothing in the channel', { text: 'new' }, ['with a button']],
  ['is ephemeral where it asks for that', { text: 'new', response_type: 'ephemeral' }, ['with a button']],
  [
    'shows in the channel what is to be seen there',
    { text: 'new', response_type: 'in_channel' },
    ['new', 'with a button'],
  ],
  ['replaces the message with the button', { text: 'new', replace_original: true }, ['new']],
  ['replaces nothing where it says so', { text: 'new', replace_original: 'false' }, ['with a button']],
  ['deletes the message with the button', { delete_original: true }, []],
  ['deletes it, whatever text is beside', { text: 'new', delete_original: 'true' }, []],
])('a post to a response_url %s', (_, body, texts) => {
  const workspace = workspaceWith();
  expect(workspace.post(body).status).toBe(200);
  expect(workspace.texts()).toEqual(texts);
});

test.each([
  [{ delete_original: true }, ['with a button']],
  [{ text: 'new', replace_original: true }, ['with a button']],
  [{ text: 'new', replace_original: true, response_type: 'in_channel' }, ['new', 'with a button']],
])('a post of %j to the response_url of a command has no message to act on', (body, texts) => {
  const workspace = workspaceWith({ isCommand: true });
  expect(workspace.post(body).status).toBe(200);
  expect(workspace.texts()).toEqual(texts);
});

test('a message shown by a response_url is the bot’s, and keeps its place when it is replaced', () => {
  const { post, memory } = workspaceWith();
  post({ text: 'new', response_type: 'in_channel' });
  expect(memory.messagesOf(channel)[0]).toMatchObject({
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B0MOCK0001',
    text: 'new',
    ts: '1700000000.000000',
  });
  post({ text: 'other', replace_original: true });
  expect(memory.message(channel, button.ts)).toMatchObject({ text: 'other', ts: button.ts });
});

test('a response_url that came from nowhere shows nothing', () => {
  const { post, memory, texts } = workspaceWith();
  memory.issueResponseUrl('/app/T/1/z', nowMs);
  expect(post({ text: 'new', response_type: 'in_channel' }, { to: '/app/T/1/z' }).status).toBe(200);
  expect(texts()).toEqual(['with a button']);
});
