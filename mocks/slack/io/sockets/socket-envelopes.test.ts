/** Envelopes and acks over real sockets: slack-protocol.md §1.4, §1.5, §1.8, §1.9. */

import { describe, expect, test } from 'vitest';
import type { Client, Frame } from './fixtures/dial-client.ts';
import type { SocketLab } from './fixtures/socket-lab.ts';
import { readFrames } from './fixtures/read-frames.ts';
import { useSocketLabs } from './fixtures/use-socket-labs.ts';

const open = useSocketLabs();

const envelopes = (client: Client): readonly Frame[] => client.frames().filter((frame) => frame.envelope_id);

/** A client, and the envelope of an event that was sent to it. */
async function delivered(lab: SocketLab): Promise<{ readonly client: Client; readonly envelope: string }> {
  const client = await lab.dialReady();
  lab.send('Ev1');
  const { envelope_id: envelope = '' } = await client.frame((frame) => frame.envelope_id !== undefined);
  return { client, envelope };
}

describe('envelopes (§1.4)', () => {
  test('of events have Slack’s keys in Slack’s order, and tell of retries', async () => {
    const lab = await open();
    const client = await lab.dialReady();
    lab.send('Ev1');
    lab.send('Ev1', { attempt: 2 });
    await client.frame(({ retry_attempt: attempt }) => attempt === 2);
    const [first, second] = envelopes(client);
    expect(client.heard.all[1]).toBe(
      `{"envelope_id":"${first?.envelope_id}","payload":{"n":1},"type":"events_api","accepts_response_payload":false,"retry_attempt":0,"retry_reason":""}`,
    );
    expect(second).toMatchObject({ retry_attempt: 2, retry_reason: 'timeout' });
  });

  test.each([
    ['slash_commands', true],
    ['interactive', true],
    ['interactive', false],
  ] as const)('of %s have no retry fields (accepts an answer: %s)', async (envelopeType, acceptsPayload) => {
    const lab = await open();
    const client = await lab.dialReady();
    lab.send('T1', { letter: { envelopeType, acceptsPayload } });
    const frame = await client.frame((each) => each.envelope_id !== undefined);
    expect(Object.keys(frame)).toEqual(['envelope_id', 'payload', 'type', 'accepts_response_payload']);
    expect(frame).toMatchObject({ type: envelopeType, accepts_response_payload: acceptsPayload });
  });

  test('leave in continuation frames where they are longer than the knob, and whole where not', async () => {
    const lab = await open({ fragmentsOverBytes: 300 });
    const client = await lab.dialReady();
    const bytes: Buffer[] = [];
    client.socket.on('data', (data) => bytes.push(data));
    const text = `Käse ${'x'.repeat(1_000)}`;
    lab.send('Ev1', { letter: { body: JSON.stringify({ text }) } });
    expect(await client.frame((frame) => frame.envelope_id !== undefined)).toMatchObject({ payload: { text } });
    expect(headersOf(Buffer.concat(bytes))).toEqual(['text', 'more', 'more', 'more, last']);
    lab.send('Ev2', { letter: { body: '{}' } });
    await lab.facts.until((fact) => fact.kind === 'attempt-sent' && fact.event === 'Ev2');
    await client.frame(({ payload }) => JSON.stringify(payload) === '{}');
    expect(headersOf(Buffer.concat(bytes)).at(-1)).toBe('text, last');
  });

  test.each([0, 16_384])('of 100 kB come whole, in fragments of %d bytes (0: none)', async (fragmentsOverBytes) => {
    const lab = await open({ fragmentsOverBytes });
    const client = await lab.dialReady();
    const text = 'x'.repeat(100_000);
    lab.send('Ev1', { letter: { body: JSON.stringify({ text }), envelopeType: 'interactive' } });
    expect(await client.frame((frame) => frame.envelope_id !== undefined)).toMatchObject({ payload: { text } });
  });

  test('without a link there is none', async () => {
    const lab = await open();
    lab.send('Ev1', { attempt: 1 });
    expect(lab.outcomes.all).toEqual(['failure Ev1 1 no_link']);
  });
});

describe('acks (§1.5)', () => {
  test.each([
    ['bare', (id: string) => `{"envelope_id":"${id}"}`, {}],
    ['of Node', (id: string) => `{"envelope_id":"${id}","payload":{}}`, { answer: {} }],
    ['of Python, with spaces', (id: string) => `{"envelope_id": "${id}"}`, {}],
    ['of slack-go, with a newline', (id: string) => `{"envelope_id":"${id}"}\n`, {}],
    ['with an answer', (id: string) => `{"payload":{"text":"hi"},"envelope_id":"${id}"}`, { answer: { text: 'hi' } }],
    ['with null', (id: string) => `{"envelope_id":"${id}","payload":null}`, { answer: null }],
  ])('%s', async (_, write, receipt) => {
    const lab = await open();
    const { client, envelope } = await delivered(lab);
    client.ws.send(write(envelope));
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    expect(lab.receipts).toEqual([receipt]);
  });

  test('unknown ones are counted, repeated ones are passed on, and nothing is sent back', async () => {
    const lab = await open();
    const { client, envelope } = await delivered(lab);
    const heard = client.heard.all.length;
    for (const id of [envelope, envelope, 'x'.repeat(100)]) client.ws.send(`{"envelope_id":"${id}"}`);
    await lab.facts.until((fact) => fact.kind === 'ack-unknown' && fact.envelope === 'x'.repeat(64));
    expect(lab.outcomes.all).toEqual(['ack Ev1 0 s1', 'ack Ev1 0 s1']);
    expect(client.heard.all).toHaveLength(heard);
  });

  test.each([
    ['binary', Buffer.from('{"envelope_id":"e"}'), 'a binary message of 19 bytes'],
    ['no JSON', 'ack', 'not JSON: ack'],
    ['no object', '7', 'not an object: 7'],
  ])('%s is odd, and the link goes on', async (_, data, why) => {
    const lab = await open();
    const { client, envelope } = await delivered(lab);
    client.ws.send(data);
    client.ws.send(`{"envelope_id":"${envelope}"}`);
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    expect(lab.facts.all).toContainEqual({ kind: 'frame-odd', link: 's1', why });
  });

  const ackOf = (envelope: string, bytes: number): string => {
    const start = `{"envelope_id":"${envelope}","payload":"`;
    return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
  };

  test('one of 20,480 bytes is taken, one more closes the link with 1009 in Slack’s words', async () => {
    const lab = await open();
    const { client, envelope } = await delivered(lab);
    client.ws.send(ackOf(envelope, 20_480));
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    client.ws.send(ackOf(envelope, 20_481));
    await client.heard.until((text) => text === 'closed 1009 Max frame length of 20480 has been exceeded.');
    await lab.facts.until(({ kind }) => kind === 'link-closed');
    expect(lab.facts.all).toContainEqual({ kind: 'link-closing', link: 's1', by: 'slack', code: 1009 });
    expect(lab.outcomes.all).toHaveLength(1);
  });

  test('one that is too long is met with silence where the knob says so', async () => {
    const lab = await open({ oversizedAck: 'silence' });
    const { client, envelope } = await delivered(lab);
    client.ws.send(ackOf(envelope, 20_481));
    client.ws.send(ackOf(envelope, 30_042));
    await lab.facts.until((fact) => fact.kind === 'frame-odd' && fact.why.includes('30042'));
    expect(lab.outcomes.all).toEqual([]);
    client.ws.send(ackOf(envelope, 20_480));
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
  });

  test.each([true, false])('fragmented ones are put together: %s, as the knob says', async (reassemblesFrames) => {
    const lab = await open({ reassemblesFrames });
    const { client, envelope } = await delivered(lab);
    const ack = `{"envelope_id":"${envelope}"}`;
    client.ws.send(ack.slice(0, 10), { fin: false });
    client.ws.send(ack.slice(10), { fin: true });
    if (reassemblesFrames) await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    else
      await lab.facts.until(
        (fact) => fact.kind === 'frame-odd' && fact.why === `a fragmented message of ${ack.length} bytes`,
      );
    client.ws.send(ack);
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    expect(lab.outcomes.all.length).toBeGreaterThanOrEqual(1);
  });

  test.each([true, false])('on another link they count: %s, as the knob says (§6)', async (ackOnAnyLink) => {
    const lab = await open({ ackOnAnyLink });
    const { envelope } = await delivered(lab);
    const other = await lab.dialReady();
    other.ws.send(`{"envelope_id":"${envelope}"}`);
    if (ackOnAnyLink) await lab.outcomes.until((text) => text === 'ack Ev1 0 s2');
    else await lab.facts.until((fact) => fact.kind === 'frame-odd' && fact.link === 's2');
    expect(lab.outcomes.all).toHaveLength(ackOnAnyLink ? 1 : 0);
  });
});

describe('retries (§1.9)', () => {
  async function attempts(
    retryEnvelopes: string,
  ): Promise<{ readonly lab: SocketLab; readonly frames: readonly Frame[]; readonly client: Client }> {
    const lab = await open({ retryEnvelopes });
    const client = await lab.dialReady();
    for (const attempt of [0, 1, 2]) lab.send('Ev1', { attempt });
    await client.frame(({ retry_attempt: attempt }) => attempt === 2);
    return { lab, client, frames: envelopes(client) };
  }

  test('have new envelope ids', async () => {
    const { frames } = await attempts('new');
    expect(new Set(frames.map(({ envelope_id: id }) => id)).size).toBe(3);
  });

  test('have the same, and an ack counts for the last attempt', async () => {
    const { frames, client, lab } = await attempts('same');
    const [envelope, ...others] = new Set(frames.map(({ envelope_id: id }) => id));
    expect(others).toEqual([]);
    client.ws.send(`{"envelope_id":"${envelope}"}`);
    await lab.outcomes.until((text) => text === 'ack Ev1 2 s1');
  });

  test('come after the first attempt once more', async () => {
    const { frames, lab, client } = await attempts('replay-first');
    expect(frames.map(({ retry_attempt: attempt }) => attempt)).toEqual([0, 0, 1, 0, 2]);
    const [first, again, second] = frames.map(({ envelope_id: id }) => id);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    client.ws.send(`{"envelope_id":"${first}"}`);
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    expect(lab.facts.all.filter(({ kind }) => kind === 'attempt-sent')).toHaveLength(3);
  });

  test.each([true, false])(
    'of commands come at the next hello: %s, as the knob says',
    async (commandsComeAgainOnReconnect) => {
      const lab = await open({ commandsComeAgainOnReconnect });
      const client = await lab.dialReady();
      const command = { letter: { envelopeType: 'slash_commands' } } as const;
      lab.send('Acked', command);
      const { envelope_id: acked } = await client.frame((frame) => frame.envelope_id !== undefined);
      client.ws.send(`{"envelope_id":"${acked}"}`);
      await lab.outcomes.until((text) => text === 'ack Acked 0 s1');
      lab.send('Waiting', command);
      lab.send('Event');
      await client.frame(({ type }) => type === 'events_api');
      const next = await lab.dialReady();
      lab.server.control.disconnect('link_disabled');
      await next.frame(({ reason }) => reason === 'link_disabled');
      const again = envelopes(next);
      expect(again).toHaveLength(commandsComeAgainOnReconnect ? 1 : 0);
      if (!again[0]) return;
      next.ws.send(`{"envelope_id":"${again[0].envelope_id}"}`);
      await lab.outcomes.until((text) => text === 'ack Waiting 0 s2');
      expect((await lab.dialReady()).frames()).toHaveLength(1);
    },
  );
});

/** Opcode and FIN of each frame. */
function headersOf(bytes: Buffer): readonly string[] {
  return readFrames(bytes).frames.map(
    ({ first }) => `${(first & 0x0f) === 1 ? 'text' : 'more'}${first & 0x80 ? ', last' : ''}`,
  );
}
