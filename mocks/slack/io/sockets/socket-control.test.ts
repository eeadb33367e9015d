import { expect, test } from 'vitest';
import type { SlackFact } from '../../protocol/facts.ts';
import { upgradeRequest } from './fixtures/upgrade-request.ts';
import { useSocketLabs } from './fixtures/use-socket-labs.ts';

const open = useSocketLabs();

test.each([404, 408, 409, 503])(
  'refuseUpgrades() answers so many upgrades with %d and then no more (§1.2)',
  async (status) => {
    const lab = await open();
    lab.server.control.refuseUpgrades(status, { times: 2 });
    await expect(lab.dial()).rejects.toThrow(`${status}`);
    await expect(lab.dial()).rejects.toThrow(`${status}`);
    await lab.dialReady();
    expect(lab.facts.all.slice(0, 4)).toEqual(
      [1, 2].flatMap(() => [
        { kind: 'fault-met', fault: 'refuse-upgrades' },
        { kind: 'link-refused', host: 'applink-1', status, why: 'upgrades are refused' },
      ]),
    );
  },
);

test('refuseUpgrades() by one host goes on at the host that was dialled first, and the other takes links', async () => {
  const lab = await open({}, { hosts: ['applink-1', 'applink-2'] });
  const end = lab.server.control.refuseUpgrades(503, { by: 'one' });
  const dials = await Promise.allSettled(Array.from({ length: 8 }, () => lab.dial()));
  expect(new Set(dials.map(({ status }) => status))).toEqual(new Set(['rejected', 'fulfilled']));
  const hostsOf = (kind: SlackFact['kind']) =>
    new Set(lab.facts.all.flatMap((fact) => (fact.kind === kind && 'host' in fact ? [fact.host] : [])));
  expect([hostsOf('link-refused').size, hostsOf('link-opened').size]).toEqual([1, 1]);
  expect(hostsOf('link-refused')).not.toEqual(hostsOf('link-opened'));
  end();
});

test('refuseUpgrades() without a number goes on until it is ended', async () => {
  const lab = await open();
  const end = lab.server.control.refuseUpgrades(503);
  for (let n = 0; n < 5; n += 1) await expect(lab.dial()).rejects.toThrow('503');
  end();
  end();
  await lab.dialReady();
});

test('ignoreUpgrades() takes the connection and answers nothing, not even later (§1.2)', async () => {
  const lab = await open();
  const end = lab.server.control.ignoreUpgrades();
  const url = lab.url();
  const { socket, heard } = await lab.connectTo(url);
  socket.write(upgradeRequest(url));
  await lab.facts.until(({ kind }) => kind === 'upgrade-ignored');
  end();
  await lab.dialReady();
  await expect(heard.until(() => true, { withinMs: 100 })).rejects.toThrow('Not in time');
  socket.end();
  await heard.until((text) => text === '<gone>');
});

test('withholdHello() answers 101 and says nothing; pings and pongs go on (§1.2)', async () => {
  const lab = await open({ pingEveryUs: 20_000 });
  const end = lab.server.control.withholdHello();
  const client = await lab.dial();
  client.ws.ping('are you there');
  await client.heard.until((text) => text.startsWith('pong '));
  await client.heard.until((text) => text === 'ping Ping from applink-1');
  end();
  await lab.dialReady();
  lab.send('Ev1');
  expect(client.frames()).toEqual([]);
  expect(lab.facts.all).toContainEqual(expect.objectContaining({ kind: 'attempt-sent', link: 's2' }));
});

test('sayTooManyWebsockets() says it in place of hello and ends without a close frame (§1.6)', async () => {
  const lab = await open();
  const end = lab.server.control.sayTooManyWebsockets();
  const client = await lab.dial();
  await client.heard.until((text) => text.startsWith('closed 1006'));
  expect(client.frames()).toEqual([
    { type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'applink-1' } },
  ]);
  end();
  await lab.dialReady();
});

test('withholdPings() and withholdPongs() are silent until ended (§1.7)', async () => {
  const lab = await open({ pingEveryUs: 20_000, pongCutOffUs: 60_000 });
  const endPings = lab.server.control.withholdPings();
  const endPongs = lab.server.control.withholdPongs();
  const client = await lab.dialReady();
  client.ws.ping('1');
  await lab.facts.until((fact) => fact.kind === 'ping-heard' && fact.data === '1');
  endPongs();
  client.ws.ping('2');
  expect(await client.heard.until((text) => text.startsWith('pong'))).toBe(`pong ${Buffer.from('2').toString('hex')}`);
  // Long enough for a ping, had there been any, and for a cut-off.
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(client.heard.all.filter((text) => text.startsWith('ping'))).toEqual([]);
  expect(lab.kinds()).not.toContain('link-cut');
  endPings();
  await client.heard.until((text) => text.startsWith('ping'));
});

test('delayPongs() answers pings later, in order', async () => {
  const lab = await open();
  const client = await lab.dialReady();
  const end = lab.server.control.delayPongs(80);
  const began = performance.now();
  client.ws.ping('a');
  client.ws.ping('b');
  await client.heard.until((text) => text === `pong ${Buffer.from('b').toString('hex')}`);
  expect(performance.now() - began).toBeGreaterThanOrEqual(79);
  expect(client.heard.all.filter((text) => text.startsWith('pong'))).toEqual(['pong 61', 'pong 62']);
  end();
  client.ws.ping('c');
  await client.heard.until((text) => text === 'pong 63', { withinMs: 70 });
});

test('mute() neither hears nor says anything, leaves TCP and new links alone, and ends with an RST', async () => {
  const lab = await open({ pingEveryUs: 20_000 });
  const muted = await lab.dialReady();
  const end = lab.server.control.mute();
  const heardBefore = muted.heard.all.length;
  const other = await lab.dialReady();
  muted.ws.send('{"envelope_id":"never"}');
  muted.ws.ping('never');
  for (let n = 0; n < 20; n += 1) lab.send(`Ev${n}`);
  await other.heard.until((text) => text.startsWith('ping'));
  await other.frame(({ type }) => type === 'events_api');
  // Slack believes that it sent them there too.
  expect(lab.facts.all).toContainEqual(expect.objectContaining({ kind: 'attempt-sent', link: 's1' }));
  expect(muted.heard.all).toHaveLength(heardBefore);
  expect(lab.kinds()).not.toContain('ack-unknown');
  expect(lab.kinds()).not.toContain('ping-heard');
  // Its end is not seen either.
  muted.socket.resetAndDestroy();
  other.ws.ping('seen');
  await lab.facts.until(({ kind }) => kind === 'ping-heard');
  expect(lab.facts.all).not.toContainEqual(expect.objectContaining({ kind: 'link-closed', link: 's1' }));
  const third = await lab.dialReady();
  const endThird = lab.server.control.mute();
  const reset = new Promise((resolve) => third.socket.once('error', resolve));
  endThird();
  expect(await reset).toMatchObject({ code: 'ECONNRESET' });
  end();
  await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.link === 's1');
});

test.each([true, false])('endLinks(close) sends a close frame; TCP stays open: %s (§1.6)', async (leavesTcpOpen) => {
  const lab = await open();
  const client = await lab.dialReady();
  // So that the client does not end TCP itself before Slack has had the chance.
  client.socket.end = () => client.socket;
  expect(lab.server.control.endLinks({ kind: 'close', code: 1001, leavesTcpOpen })).toBe(1);
  await client.heard
    .until((text) => text.startsWith('fin'), { withinMs: leavesTcpOpen ? 200 : 2_000 })
    .then(
      () => expect(leavesTcpOpen).toBe(false),
      () => expect(leavesTcpOpen).toBe(true),
    );
  expect(lab.facts.all).toContainEqual({ kind: 'link-closing', link: 's1', by: 'slack', code: 1001 });
  expect(lab.server.control.registered()).toBe(0);
});

test('endLinks(fin) and endLinks(rst) end TCP without a close frame (§1.10)', async () => {
  const lab = await open();
  const first = await lab.dialReady();
  lab.server.control.endLinks({ kind: 'fin' });
  await first.heard.until((text) => text === 'fin');
  await first.heard.until((text) => text.startsWith('closed 1006'));
  const second = await lab.dialReady();
  const reset = new Promise((resolve) => second.socket.once('error', resolve));
  lab.server.control.endLinks({ kind: 'rst' });
  expect(await reset).toMatchObject({ code: 'ECONNRESET' });
  await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.link === 's2');
  expect(lab.facts.all.filter(({ kind }) => kind === 'link-closing')).toEqual(
    ['s1', 's2'].map((link) => ({ kind: 'link-closing', link, by: 'slack', code: 1006 })),
  );
});

test.each(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'] as const)(
  'disconnect(%s) sends that frame, keys in Slack’s order, and the link goes on (§1.6)',
  async (reason) => {
    const lab = await open();
    const client = await lab.dialReady();
    expect(lab.server.control.disconnect(reason)).toBe(1);
    await client.heard.until(
      (text) => text === `{"type":"disconnect","reason":"${reason}","debug_info":{"host":"applink-1"}}`,
    );
    lab.send('Ev1');
    await client.frame(({ type }) => type === 'events_api');
    expect(lab.facts.all).toContainEqual({ kind: 'disconnect-sent', link: 's1', reason });
  },
);

test('write() sends bytes as they are', async () => {
  const lab = await open();
  const client = await lab.dialReady();
  const failed = new Promise<Error>((resolve) => client.ws.once('error', resolve));
  expect(lab.server.control.write(Uint8Array.of(0xff, 0xff))).toBe(1);
  expect((await failed).message).toContain('RSV');
});

test('duplicateEnvelopes() sends each twice', async () => {
  const lab = await open();
  const client = await lab.dialReady();
  const end = lab.server.control.duplicateEnvelopes();
  lab.send('Ev1');
  end();
  lab.send('Ev2', { letter: { body: '{"n":2}' } });
  await client.heard.until((text) => text.includes('"n":2'));
  const [, first, second, third] = client.heard.all;
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

test('addGhosts() registers links that nobody holds, until ended (§1.8)', async () => {
  const lab = await open();
  const end = lab.server.control.addGhosts(9);
  expect(lab.server.control.registered()).toBe(9);
  const client = await lab.dialReady();
  expect(client.frames()[0]).toMatchObject({ num_connections: 10 });
  const refused = await lab.dial();
  await refused.frame(({ reason }) => reason === 'too_many_websockets');
  end();
  end();
  expect(lab.server.control.registered()).toBe(1);
  expect(lab.kinds().filter((kind) => kind.startsWith('ghost-'))).toEqual([
    ...Array.from({ length: 9 }, () => 'ghost-began'),
    ...Array.from({ length: 9 }, () => 'ghost-ended'),
  ]);
});

test('an app that pings and never reads is cut before its pongs fill the memory', async () => {
  const lab = await open();
  const client = await lab.dialReady();
  client.socket.pause();
  const ping = Buffer.concat([Uint8Array.of(0x89, 0xfd, 0, 0, 0, 0), Buffer.alloc(125, 'x')]);
  const pings = Buffer.concat(Array.from({ length: 1_000 }, () => ping));
  const isCut = (): boolean => lab.kinds().includes('link-cut');
  for (let n = 0; n < 400 && !isCut(); n += 1) await new Promise((resolve) => client.socket.write(pings, resolve));
  await lab.facts.until(({ kind }) => kind === 'link-cut');
  expect(lab.facts.all).toContainEqual(expect.objectContaining({ kind: 'link-cut', link: 's1' }));
  await lab.facts.until(({ kind }) => kind === 'link-closed');
});
