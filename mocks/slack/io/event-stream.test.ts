import { describe, expect, test, vi } from 'vitest';
import { type SlackFact, writtenNames } from '../protocol/facts.ts';
import type { Letter, Parcel } from '../protocol/letter.ts';
import { payloadKinds } from '../protocol/payloads/index.ts';
import { documented, type PolicyValues } from '../protocol/policy.ts';
import { seeded } from '../protocol/random.ts';
import { SlackMemory } from '../protocol/slack-memory.ts';
import { httpRules, socketRules } from '../protocol/delivery/transport-rules.ts';
import { placeOf, workspace } from '../protocol/workspace.ts';
import type { Outcomes } from './carrier.ts';
import { startEventStream } from './event-stream.ts';

interface LabOptions extends Partial<PolicyValues> {
  readonly rulesOf?: typeof httpRules;
  /** What becomes of each attempt, at once. Default: it is acknowledged. */
  readonly carries?: (parcel: Parcel, outcomes: Outcomes) => void;
  readonly text?: string;
}

const acks: LabOptions['carries'] = (parcel, outcomes) => outcomes.ack(parcel, 'h1', { status: 200 });
const fails: LabOptions['carries'] = (parcel, outcomes) =>
  outcomes.failure(parcel, { reason: 'http_error', status: 500, final: true });

/** A stream whose carrier does what the test says, on a clock that the test moves. */
async function lab({ rulesOf = httpRules, carries = acks, text, ...values }: LabOptions = {}) {
  const policy = { ...documented.values, ...values };
  const facts: SlackFact[] = [];
  const letters: Letter[] = [];
  const memory = new SlackMemory();
  const clock = { now: 0 };
  let carried = carries;
  const stream = await startEventStream({
    rules: rulesOf(policy),
    policy,
    now: () => clock.now,
    observe: (fact) => facts.push(fact),
    memory,
    responseUrlBase: () => 'http://127.0.0.1:9',
    text,
    random: seeded(1),
    carry: (outcomes) => ({
      send(parcel) {
        letters.push(parcel.letter);
        carried?.(parcel, outcomes);
      },
      async close() {},
    }),
  });
  const kinds = (kind: SlackFact['kind']) => facts.filter((fact) => fact.kind === kind);
  return { stream, facts, letters, memory, clock, kinds, carry: (next: LabOptions['carries']) => (carried = next) };
}

describe('variesMessages', () => {
  const all = [...writtenNames].toSorted();
  const varietiesOf = (facts: readonly SlackFact[]) =>
    facts.flatMap((fact) => (fact.kind === 'event-due' ? (fact.variety ?? 'plain') : []));

  test('writes messages in every variety within one round, the same over both transports', async () => {
    const seen = await Promise.all(
      [httpRules, socketRules].map(async (rulesOf) => {
        const { stream, facts, letters } = await lab({ rulesOf, variesMessages: true });
        for (const _ of [...all, ...all]) stream.raise(0);
        return { varieties: varietiesOf(facts), payloads: letters.map(({ body }): unknown => JSON.parse(body)) };
      }),
    );
    const [http, socket] = seen;
    expect(http?.varieties.slice(0, all.length).toSorted()).toEqual(all);
    expect(http?.varieties.slice(all.length).toSorted()).toEqual(all);
    expect(http?.varieties.slice(all.length)).not.toEqual(http?.varieties.slice(0, all.length));
    expect(socket?.varieties).toEqual(http?.varieties);
    const textsOf = (payloads: readonly unknown[] = []) =>
      payloads.map((payload) => /seq=\d+[^"]*/.exec(JSON.stringify(payload))?.[0]);
    expect(textsOf(socket?.payloads)).toEqual(textsOf(http?.payloads));
  });

  test('types each second command with the signs of which forms are made, which a form escapes', async () => {
    const { stream, facts, letters } = await lab({ rulesOf: httpRules, variesMessages: true });
    for (const _ of [1, 2]) stream.raise(0, 'slash-command');
    expect(varietiesOf(facts)).toEqual(['plain', 'form-signs']);
    const texts = letters.map(({ body }) => new URLSearchParams(body).get('text'));
    expect(texts).toEqual(['seq=0', 'seq=1 curl -d "a=b&payload=1" 100% +1 é']);
  });

  test('is nothing to other kinds, nor where the text is chosen', async () => {
    const mentions = await lab({ variesMessages: true });
    for (const _ of all) mentions.stream.raise(0, 'app-mention');
    const chosen = await lab({ variesMessages: true, text: 'hello {n}' });
    for (const _ of all) chosen.stream.raise(0);
    expect(new Set([...varietiesOf(mentions.facts), ...varietiesOf(chosen.facts)])).toEqual(new Set(['plain']));
  });
});

test('messageCharacters makes messages so long, whatever varieties there are, and nothing else', async () => {
  const { stream, letters, facts } = await lab({ messageCharacters: 4_000, variesMessages: true });
  stream.raise(0);
  stream.raise(0, 'app-mention');
  const texts = letters.map(({ body }) => (JSON.parse(body) as { event: { text: string } }).event.text);
  expect(texts[0]).toMatch(/^seq=0 .{3994}$/);
  expect(letters[0]?.body.length).toBeGreaterThan(4_000 * 6 * 2);
  expect(texts[1]).toMatch(/^<@\w+> .*seq=1$/);
  expect(facts).not.toContainEqual(expect.objectContaining({ variety: expect.anything() }));
});

test('a message is like one before it in what a workload says, and in nothing else', async () => {
  const { stream, letters, facts } = await lab({ variesMessages: true });
  const wanted = [
    'plain',
    'same-second',
    'same-words',
    'same-person',
    'same-words',
    'older-ts',
    'without-client-id',
  ] as const;
  for (const variety of wanted) stream.raise(0, 'message', { variety });
  type Said = Readonly<Record<'ts' | 'text' | 'user' | 'channel' | 'client_msg_id', string>>;
  const [plain, second, words, person, again, older, nameless] = letters.map(
    ({ body }) => (JSON.parse(body) as { event: Said }).event,
  );
  const all = [plain, second, words, person, again, older, nameless];
  const secondOf = (said?: Said) => Number(said?.ts.split('.')[0]);
  const theirs = (of: (said?: Said) => unknown) => new Set(all.map(of)).size;
  expect([secondOf(second), again?.text, person?.user, person?.channel]).toEqual([
    secondOf(plain),
    words?.text,
    words?.user,
    words?.channel,
  ]);
  expect(Number(older?.ts)).toBeLessThan(Number(again?.ts));
  expect(nameless).not.toHaveProperty('client_msg_id');
  // One of each is another's: older-ts takes the second of the one before the last here, as none is free.
  expect([theirs((said) => said?.ts), theirs((said) => said?.text), theirs((said) => said?.channel)]).toEqual([
    7, 6, 6,
  ]);
  expect(facts.flatMap((fact) => (fact.kind === 'event-due' ? (fact.variety ?? 'plain') : []))).toEqual(wanted);
});

test('the two events of a gesture have one ts, one text and an id each, and are named for the first', async () => {
  const { stream, facts, letters } = await lab();
  stream.raise(0, 'message', undefined, 7);
  stream.raise(0);
  stream.raise(0, 'app-mention', undefined, 7);
  const [message, , mention] = letters.map(({ body }) => JSON.parse(body) as { event_id: string; event: object });
  expect(message?.event).toMatchObject({ type: 'message', text: expect.stringMatching(/^<@\w+> .*seq=0$/) });
  const { ts, text, channel, user } = (message?.event ?? {}) as Record<string, string>;
  expect(mention?.event).toMatchObject({ type: 'app_mention', ts, text, channel, user });
  expect(mention?.event_id).not.toBe(message?.event_id);
  const gestures = facts.flatMap((fact) => (fact.kind === 'event-due' ? [fact.gesture] : []));
  expect(gestures).toEqual([message?.event_id, undefined, message?.event_id]);
});

describe('startEventStream()', () => {
  test.each([httpRules, socketRules])(
    'raises every kind of payload, each with an id of its own (%o)',
    async (rulesOf) => {
      const { stream, facts, letters, kinds } = await lab({ rulesOf });
      for (const { name } of payloadKinds) stream.raise(7, name);
      expect(letters.map(({ kind }) => kind)).toEqual(payloadKinds.map(({ name }) => name));
      expect(new Set(letters.map(({ id }) => id)).size).toBe(payloadKinds.length);
      expect(facts.filter(({ kind }) => kind === 'event-due')).toMatchObject(
        payloadKinds.map(({ name }, n) => ({ n, due: 7, ...(name === 'message' ? {} : { payload: name }) })),
      );
      expect(kinds('delivery-ended')).toHaveLength(payloadKinds.length);
      expect(stream.inFlight()).toBe(0);
      await stream.close();
    },
  );

  test.each([
    ['message', undefined, 'seq=1'],
    ['message', 'hello', 'hello'],
    ['message', 'say "{n}", then {n}', 'say "1", then 1'],
    ['app-mention', 'hello seq={n}', `<@${workspace.botUser}> hello seq=1`],
  ] as const)('a %s of %j says %j', async (kind, text, expected) => {
    const { stream, letters } = await lab(text === undefined ? {} : { text });
    stream.raise(0, kind);
    stream.raise(0, kind);
    expect(JSON.parse(letters[1]?.body ?? '{}')).toMatchObject({ event: { text: expected } });
    await stream.close();
  });

  test('an app may answer what Slack sends again', async () => {
    const answered: string[] = [];
    const { stream, letters, memory } = await lab({
      firstRetryUs: 0,
      carries: (parcel, outcomes) => {
        const { attempt, letter } = parcel;
        const { channel } = letter;
        const { events } = memory.answers.answers({ method: 'chat.postMessage', channel, says: 'hi' }, Date.now());
        answered.push(...events);
        if (attempt === 0) outcomes.failure(parcel, { reason: 'http_error', status: 500 });
        else outcomes.ack(parcel, 'h1', { status: 200 });
      },
    });
    const id = stream.raise(0);
    await vi.waitFor(() => expect(letters).toHaveLength(2));
    expect(answered).toEqual([id, id]);
    await stream.close();
  });

  test('a command’s trigger_id and response_url work at the Web API, a pressed message can be updated (§2.7)', async () => {
    const { stream, letters, memory } = await lab({ rulesOf: socketRules });
    stream.raise(0, 'slash-command');
    stream.raise(0, 'block-actions');
    stream.raise(0, 'view-submission');
    const [command, action, submission] = letters.map(({ body }) => JSON.parse(body) as Record<string, string>);
    const limits = { responseUrlUses: 5, responseUrlLifeUs: 60_000_000 };
    for (const [n, payload] of [command, action].entries()) {
      const { origin, pathname } = new URL(payload?.['response_url'] ?? '');
      expect(origin).toBe('http://127.0.0.1:9');
      expect(memory.useResponseUrl(pathname, Date.now(), limits)).toMatchObject({
        origin: { channel: placeOf(n).channel },
      });
    }
    for (const payload of [command, action, submission])
      expect(memory.checkTrigger(payload?.['trigger_id'] ?? '', Date.now(), 60_000_000)).not.toHaveProperty('error');
    expect(memory.messagesOf(placeOf(1).channel)).toMatchObject([{ text: 'probe seq=1' }]);
    expect(memory.view(workspace.view)).toMatchObject({ callback_id: 'cb' });
    await stream.close();
  });

  test('uses the answer of an ack in time, and no other', async () => {
    const { stream, kinds } = await lab({
      carries(parcel, outcomes) {
        for (const text of ['first', 'again']) outcomes.ack(parcel, 'h1', { answer: { text } });
      },
    });
    stream.raise(0, 'slash-command');
    expect(kinds('answer-used')).toMatchObject([{ as: 'message', text: 'first' }]);
    await stream.close();
  });

  test('does not use an answer that comes after the person saw an error', async () => {
    const { stream, kinds, clock } = await lab({
      carries(parcel, outcomes) {
        clock.now = 3_000_001;
        outcomes.ack(parcel, 'h1', { answer: 'late' });
      },
    });
    stream.raise(0, 'slash-command');
    expect(kinds('user-saw-error')).toMatchObject([{ error: 'operation_timeout' }]);
    expect(kinds('answer-used')).toEqual([]);
    await stream.close();
  });

  test('drops events over the limit and says so once a minute with app_rate_limited, commands pass (§2.6)', async () => {
    for (const rulesOf of [httpRules, socketRules]) {
      const { stream, letters, kinds } = await lab({ rulesOf, eventsPerWindow: 2 });
      for (let n = 0; n < 5; n += 1) stream.raise(0);
      stream.raise(0, 'slash-command');
      expect(letters.map(({ kind }) => kind)).toEqual(['message', 'message', 'app-rate-limited', 'slash-command']);
      expect(kinds('event-dropped')).toMatchObject(Array.from({ length: 3 }, () => ({ why: 'rate-limited' })));
      expect(kinds('event-due')).toHaveLength(6);
      await stream.close();
    }
  });

  test('holds 50,000 deliveries for an app that takes nothing, and says of each beyond that it is dropped', async () => {
    const { stream, letters, kinds } = await lab({ eventsPerWindow: Number.MAX_SAFE_INTEGER, carries: () => {} });
    for (let n = 0; n < 50_000; n += 1) stream.raise(0);
    expect(kinds('event-dropped')).toEqual([]);
    stream.raise(0);
    stream.raise(0, 'slash-command');
    expect(kinds('event-dropped')).toMatchObject(Array.from({ length: 2 }, () => ({ why: 'too-many-under-way' })));
    expect(letters).toHaveLength(50_000);
    expect(stream.inFlight()).toBe(50_000);
    await stream.close();
  });

  test('loses what is raised in an incident of Slack’s, nothing is replayed, commands pass (§2.5)', async () => {
    for (const rulesOf of [httpRules, socketRules]) {
      const { stream, letters, kinds } = await lab({ rulesOf });
      const end = stream.loseEvents();
      stream.raise(0);
      stream.raise(0, 'slash-command');
      end();
      end();
      stream.raise(0);
      expect(letters.map(({ id, kind }) => [kind, id.slice(-1)])).toEqual([
        ['slash-command', '1'],
        ['message', '2'],
      ]);
      expect(kinds('event-dropped')).toEqual([{ kind: 'event-dropped', event: 'Ev0MOCK0000000', why: 'lost' }]);
      await stream.close();
    }
  });

  test('switches subscriptions off when too much fails over HTTP; the owner switches them on, nothing is replayed (§2.5)', async () => {
    const { stream, letters, kinds, carry } = await lab({ switchOffFromEvents: 20, carries: fails });
    for (let n = 0; n < 30; n += 1) stream.raise(0);
    expect(kinds('subscriptions-off')).toEqual([{ kind: 'subscriptions-off', failed: 20, attempts: 20 }]);
    expect(letters).toHaveLength(20);
    expect(kinds('event-dropped')).toMatchObject(Array.from({ length: 10 }, () => ({ why: 'subscriptions-off' })));
    stream.raise(0, 'slash-command');
    expect(letters).toHaveLength(21);
    carry(acks);
    stream.enableSubscriptions();
    stream.enableSubscriptions();
    expect(kinds('subscriptions-on')).toHaveLength(1);
    stream.raise(0);
    expect(letters).toHaveLength(22);
    expect(stream.inFlight()).toBe(0);
    await stream.close();
  });

  test('gives up retries that fall due while subscriptions are off', async () => {
    const { stream, kinds } = await lab({
      switchOffFromEvents: 1,
      carries: (parcel, outcomes) => outcomes.failure(parcel, { reason: 'http_error' }),
    });
    stream.raise(0);
    await expect.poll(() => stream.inFlight()).toBe(0);
    expect(kinds('event-dropped')).toMatchObject([{ event: 'Ev0MOCK0000000', why: 'subscriptions-off' }]);
    expect(kinds('delivery-ended')).toMatchObject([{ outcome: 'abandoned', attempts: 1 }]);
    await stream.close();
  });

  test('never switches off over Socket Mode', async () => {
    const { stream, letters } = await lab({ rulesOf: socketRules, switchOffFromEvents: 1, carries: fails });
    for (let n = 0; n < 5; n += 1) stream.raise(0);
    expect(letters).toHaveLength(5);
    await stream.close();
  });

  test('lets an event propagate before its first attempt, a command leaves at once', async () => {
    const { stream, letters, clock } = await lab({ httpPropagationUs: 20_000 });
    stream.raise(0);
    stream.raise(0, 'slash-command');
    expect(letters.map(({ kind }) => kind)).toEqual(['slash-command']);
    clock.now = 20_000;
    await expect.poll(() => letters.length).toBe(2);
    await stream.close();
  });
});

test('channelsInUse: things happen in so many channels, in turn', async () => {
  const { stream, letters } = await lab({ channelsInUse: 2 });
  for (const _ of [1, 2, 3]) stream.raise(0);
  expect(letters.map(({ channel }) => channel)).toEqual(['C0MOCK0001', 'C0MOCK0002', 'C0MOCK0001']);
});

test('what is said stands in the history of its channel, also where Slack loses the event, and is fetched once', async () => {
  const { stream, memory } = await lab({ channelsInUse: 1 });
  const found = stream.loseEvents();
  const [lost, other] = [stream.raise(0), stream.raise(0, 'app-mention')];
  found();
  stream.raise(0, 'reaction-added');
  const messages = memory.messagesOf('C0MOCK0001');
  expect(messages.map(({ type, text }) => [type, text])).toEqual([
    ['message', '<@U0MOCKBOT1> café seq=1'],
    ['message', 'seq=0'],
  ]);
  expect(messages[0]).not.toHaveProperty('channel');
  const stamps = messages.map(({ ts }) => ts);
  expect(memory.said.fetch(stamps).map(({ event }) => event)).toEqual([other, lost]);
  expect(memory.said.fetch(stamps)).toEqual([]);
});
