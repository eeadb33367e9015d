/** What an app's socket really gets, byte by byte: slack-protocol.md §1.3, §1.4, §1.6 and §1.9, from the event to the wire. */

import { afterEach, describe, expect, test } from 'vitest';
import type { PayloadName, SlackFact } from '../../protocol/facts.ts';
import { documented, type PolicyValues } from '../../protocol/policy.ts';
import { seeded } from '../../protocol/random.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { bytesOf } from '../http/fixtures/hostile-app.ts';
import { dialRaw, type RawLink } from './fixtures/dial-raw.ts';
import { createLog } from '../fixtures/log.ts';
import { startSocketSlack } from './socket-slack.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function lab(changes: Partial<PolicyValues> = {}) {
  const facts = createLog<SlackFact>('facts');
  const slack = await startSocketSlack({
    policy: { ...documented.values, ...changes },
    now: () => performance.now() * 1_000,
    random: seeded(1),
    observe: facts.add,
    memory: new SlackMemory(),
    responseUrlBase: () => 'http://127.0.0.1:9',
  });
  ends.push(slack.close);
  async function dial(): Promise<RawLink> {
    const ticket = slack.sockets.ticket();
    if ('error' in ticket) throw new Error(ticket.error);
    const link = dialRaw(ticket.url);
    ends.push(() => link.socket.destroy());
    await link.text((text) => text.startsWith('{"type":"hello"'));
    return link;
  }
  return { slack, facts, dial };
}

const isEnvelope = (text: string): boolean => text.startsWith('{"envelope_id":');

function ack(link: RawLink, text: string): void {
  const { envelope_id: id } = JSON.parse(text) as { readonly envelope_id: string };
  const payload = Buffer.from(JSON.stringify({ envelope_id: id }));
  link.socket.write(bytesOf({ first: 0x81, isMasked: true, length: 'true', payload }));
}

/** Kind, type of the envelope, whether an answer counts, and the payload's first and last key (§1.4). */
const kinds: readonly (readonly [PayloadName, string, boolean, string, string])[] = [
  ['message', 'events_api', false, 'token', 'event_context'],
  ['app-mention', 'events_api', false, 'token', 'event_context'],
  ['reaction-added', 'events_api', false, 'token', 'event_context'],
  ['app-home-opened', 'events_api', false, 'token', 'event_context'],
  ['function-executed', 'events_api', false, 'token', 'event_context'],
  ['member-joined-channel', 'events_api', false, 'token', 'event_context'],
  ['slash-command', 'slash_commands', true, 'token', 'trigger_id'],
  ['block-actions', 'interactive', false, 'type', 'actions'],
  ['view-submission', 'interactive', true, 'type', 'enterprise'],
  ['block-suggestion', 'interactive', true, 'type', 'view'],
  ['shortcut', 'interactive', false, 'type', 'trigger_id'],
  ['message-action', 'interactive', false, 'type', 'message'],
];

describe('an envelope on the wire (§1.4)', () => {
  test.each(kinds)('of %s is one text frame, %s, its answer counts: %s', async (kind, type, accepts, first, last) => {
    const { slack, dial } = await lab();
    const link = await dial();
    slack.raise(0, kind);
    const text = await link.text(isEnvelope);
    const retry = type === 'events_api' ? ',"retry_attempt":0,"retry_reason":""' : '';
    expect(text).toMatch(/^\{"envelope_id":"[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}","payload":\{/);
    expect(text.endsWith(`},"type":"${type}","accepts_response_payload":${accepts}${retry}}`)).toBe(true);
    const { payload } = JSON.parse(text) as { readonly payload: object };
    expect([Object.keys(payload).at(0), Object.keys(payload).at(-1)]).toEqual([first, last]);
    expect(text).toMatch(/^[ -~]+$/);
  });

  test('there is no envelope "options": options are asked for by an interactive one with a block_suggestion', async () => {
    const { slack, dial } = await lab();
    const link = await dial();
    slack.raise(0, 'block-suggestion');
    expect(JSON.parse(await link.text(isEnvelope))).toMatchObject({
      type: 'interactive',
      payload: { type: 'block_suggestion' },
    });
  });

  test('a bare app_home_opened never comes: it is in the wrapper', async () => {
    const { slack, dial } = await lab();
    const link = await dial();
    slack.raise(0, 'app-home-opened');
    expect(JSON.parse(await link.text(isEnvelope))).toMatchObject({
      payload: { type: 'event_callback', event: { type: 'app_home_opened' } },
    });
  });

  test('writes é as \\u00e9', async () => {
    const { slack, dial } = await lab();
    const link = await dial();
    slack.raise(0, 'app-mention');
    expect(await link.text(isEnvelope)).toContain(String.raw`"text":"<@U0MOCKBOT1> caf\u00e9 seq=0"`);
  });

  test.each([
    [false, '"response_url":"http://127.0.0.1:9/commands/'],
    [true, String.raw`"response_url":"http:\/\/127.0.0.1:9\/commands\/`],
  ])('escapes slashes: %s, as the knob says', async (framesEscapeSlashes, expected) => {
    const { slack, dial } = await lab({ framesEscapeSlashes });
    const link = await dial();
    slack.raise(0, 'slash-command');
    expect(await link.text(isEnvelope)).toContain(expected);
  });

  test('of block_actions takes an answer where the knob says so', async () => {
    const { slack, dial } = await lab({ actionsAcceptPayload: true });
    const link = await dial();
    slack.raise(0, 'block-actions');
    expect(await link.text(isEnvelope)).toMatch(/"accepts_response_payload":true\}$/);
  });

  test('of 20 events each has a ts of its own', async () => {
    const { slack, dial } = await lab();
    const link = await dial();
    for (let n = 0; n < 20; n += 1) slack.raise(0);
    await link.text((text) => text.includes('seq=19'));
    const stamps = link.texts().flatMap((text) => /"ts":"(\d{10}\.\d{6})"/.exec(text)?.[1] ?? []);
    expect(new Set(stamps).size).toBe(20);
  });
});

test('hello and disconnect are text frames, byte for byte (§1.3, §1.6)', async () => {
  const { slack, dial } = await lab({ warningLeadUs: 20_000, closeAfterRefreshUs: 20_000 });
  const link = await dial();
  const [host = ''] = slack.sockets.hostsWithLinks();
  await slack.control.recycle('announced', { leavesTcpOpen: true });
  await link.heard.until((item) => item !== 'fin' && item.first === 0x88);
  expect(link.heard.all).toEqual([
    {
      first: 0x81,
      text: `{"type":"hello","num_connections":1,"debug_info":{"host":"${host}","build_number":18,"approximate_connection_time":18060},"connection_info":{"app_id":"A0MOCK0001"}}`,
    },
    ...['warning', 'refresh_requested'].map((reason) => ({
      first: 0x81,
      text: `{"type":"disconnect","reason":"${reason}","debug_info":{"host":"${host}"}}`,
    })),
    { first: 0x88, text: '\u0003\u00e8' },
  ]);
});

test('a client that overlaps hears num_connections 2 on its new link before the old one is refreshed (§1.6)', async () => {
  const { slack, dial } = await lab({ warningLeadUs: 600_000 });
  const old = await dial();
  await slack.control.recycle('announced');
  await old.text((text) => text.includes('"warning"'));
  const next = await dial();
  expect(next.texts()[0]).toContain('"num_connections":2');
  expect(old.texts().join()).not.toContain('refresh_requested');
  await old.text((text) => text.includes('refresh_requested'));
});

test('an event propagates before it leaves, a command leaves at once (§1.11)', async () => {
  const { slack, dial } = await lab({ socketPropagationUs: 100_000 });
  const link = await dial();
  const raised = performance.now();
  slack.raise(0);
  slack.raise(0, 'slash-command');
  await link.text((text) => text.includes('"events_api"'));
  expect(performance.now() - raised).toBeGreaterThanOrEqual(99);
  expect(link.texts().find(isEnvelope)).toContain('"slash_commands"');
});

describe('what is not acknowledged (§1.9)', () => {
  const quick = { ackDeadlineUs: 30_000, secondRetryUs: 20_000, thirdRetryUs: 40_000 };

  test('comes again three times, attempts 1 to 3 for "timeout", under new envelope ids and one event_id', async () => {
    const { slack, facts, dial } = await lab(quick);
    const link = await dial();
    slack.raise(0);
    await facts.until(({ kind }) => kind === 'delivery-ended');
    const frames = link.texts().filter(isEnvelope);
    expect(frames.map((text) => text.slice(text.indexOf('"retry_attempt"')))).toEqual(
      ['0,"retry_reason":""}', ...[1, 2, 3].map((n) => `${n},"retry_reason":"timeout"}`)].map(
        (end) => `"retry_attempt":${end}`,
      ),
    );
    expect(new Set(frames.map((text) => text.slice(0, 55))).size).toBe(4);
    expect(new Set(frames.map((text) => /"event_id":"(\w+)"/.exec(text)?.[1]))).toEqual(new Set(['Ev0MOCK0000000']));
    expect(facts.all.at(-1)).toMatchObject({ outcome: 'abandoned', attempts: 4 });
  });

  test('comes on any open link: one ack there settles it', async () => {
    const { slack, facts, dial } = await lab({ ...quick, secondRetryUs: 5_000_000, linkChoice: 'round-robin' });
    const links = [await dial(), await dial()];
    slack.raise(0);
    const first = await Promise.any(links.map((link) => link.text(isEnvelope).then(() => link)));
    const other = links.find((link) => link !== first);
    if (!other) throw new Error('there is no other link');
    ack(other, await other.text(isEnvelope));
    await facts.until(({ kind }) => kind === 'delivery-ended');
    expect(facts.all.at(-1)).toMatchObject({ outcome: 'acked', attempts: 2 });
  });

  test('an event that finds no link is tried again on the same timetable', async () => {
    const { slack, facts, dial } = await lab({ ...quick, secondRetryUs: 600_000 });
    slack.raise(0);
    await facts.until((fact) => fact.kind === 'attempt-failed' && fact.attempt === 1);
    expect(facts.all.at(-1)).toMatchObject({ reason: 'no_link' });
    const link = await dial();
    const text = await link.text(isEnvelope);
    expect(text).toContain('"retry_attempt":2');
    ack(link, text);
    await facts.until((fact) => fact.kind === 'delivery-ended' && fact.outcome === 'acked');
  });

  test.each(['slash-command', 'block-actions'] as const)(
    '%s does not come again: the person sees an error',
    async (kind) => {
      const { slack, facts, dial } = await lab(quick);
      const link = await dial();
      slack.raise(0, kind);
      await facts.until((fact) => fact.kind === 'delivery-ended');
      slack.raise(0);
      await link.text((text) => text.includes('"events_api"'));
      const others = link.texts().filter((text) => isEnvelope(text) && !text.includes('"events_api"'));
      expect(others).toHaveLength(1);
      expect(facts.all).toContainEqual(expect.objectContaining({ kind: 'user-saw-error', error: 'operation_timeout' }));
    },
  );
});

test(
  'an app that does not read holds no more than 16 MiB: then its link is cut, and a fact says why',
  { timeout: 60_000 },
  async () => {
    const { slack, facts, dial } = await lab();
    const link = await dial();
    link.socket.pause();
    const cut = () => facts.all.find((fact) => fact.kind === 'link-cut');
    for (let n = 0; n < 100_000 && cut() === undefined; n += 1) {
      slack.raise(0, 'message');
      if (n % 500 === 0) await new Promise(setImmediate);
    }
    expect(cut()).toMatchObject({ why: 'it does not read: more than 16 MiB wait for it' });
  },
);
