/** Tickets, hello, limit, ghosts, pings, recycles, TLS: slack-protocol.md §1.1–1.3 and §1.6–1.8, over real sockets. */

import { describe, expect, test } from 'vitest';
import { createShownCertificate } from '../../../tls/shown-certificate.ts';
import { issueCertificates } from '../../../tls/issue-certificates.ts';
import { dialRaw } from './fixtures/dial-raw.ts';
import { bytesOf } from '../http/fixtures/hostile-app.ts';
import { upgradeRequest } from './fixtures/upgrade-request.ts';
import { useSocketLabs } from './fixtures/use-socket-labs.ts';

const open = useSocketLabs();

describe('tickets (§1.1)', () => {
  test('a URL has Slack’s shape', async () => {
    const lab = await open();
    const [{ port = 0 } = {}] = lab.server.addresses();
    expect(lab.url()).toMatch(
      new RegExp(`^ws://127\\.0\\.0\\.1:${port}/link/\\?ticket=[\\da-f-]{36}&app_id=[\\da-f]{64}$`),
    );
    lab.server.advertise('applink-1', { host: 'localhost', port: 7 });
    expect(lab.url()).toContain('ws://localhost:7/link/?ticket=');
  });

  test('a ticket opens one socket', async () => {
    const lab = await open();
    const url = lab.url();
    await lab.dialReady({ url });
    await expect(lab.dial({ url })).rejects.toThrow('404');
    expect(lab.facts.all.at(-1)).toEqual({
      kind: 'link-refused',
      host: 'applink-1',
      status: 404,
      why: 'ticket is unknown or used',
    });
  });

  test.each([400, 408, 409])('a ticket that is expired meets status %d, as the knob says', async (ticketRefusal) => {
    const lab = await open({ ticketRefusal, ticketLifeUs: -1 });
    await expect(lab.dial()).rejects.toThrow(`${ticketRefusal}`);
    expect(lab.facts.all).toMatchObject([{ status: ticketRefusal, why: 'ticket is expired' }]);
  });

  test.each([true, false])('an upgrade refused for another reason has spent the ticket: %s', async (isSpent) => {
    const lab = await open({ ticketsAreSpentByRefusal: isSpent });
    const url = lab.url();
    lab.server.control.refuseUpgrades(408, { times: 2 });
    await expect(lab.dial({ url })).rejects.toThrow('408');
    await expect(lab.dial({ url })).rejects.toThrow('408');
    if (isSpent) await expect(lab.dial({ url })).rejects.toThrow('404');
    else await lab.dialReady({ url });
  });

  test('a ticket opens as many sockets as are dialled where the knob says so, within its life', async () => {
    const lab = await open({ ticketsWorkOnce: false, ticketLifeUs: 500_000 });
    const url = lab.url();
    await lab.dialReady({ url });
    await lab.dialReady({ url });
    await expect.poll(() => lab.dial({ url }).catch(String), { timeout: 3_000 }).toContain('404');
    expect(lab.facts.all.at(-1)).toMatchObject({ kind: 'link-refused', why: 'ticket is expired' });
  });

  test('debug_reconnects shortens the life that hello tells, and the life; the query’s keys come in any order', async () => {
    const lab = await open();
    const url = new URL(lab.url());
    url.searchParams.append('debug_reconnects', 'true');
    // As slack-go does (§7).
    url.searchParams.sort();
    const client = await lab.dialReady({ url: url.href });
    expect(client.frames()).toMatchObject([{ debug_info: { approximate_connection_time: 360 } }]);
    const short = await open({ debugLinkLifeUs: 50_000 });
    const plain = await short.dialReady();
    const debug = await short.dialReady({ url: `${short.url()}&debug_reconnects=true` });
    await debug.frame(({ reason }) => reason === 'warning');
    expect(plain.frames()).toHaveLength(1);
  });
});

describe('upgrades (§1.2)', () => {
  test.each([false, true])('permessage-deflate is accepted: %s, as the knob says', async (negotiatesDeflate) => {
    const lab = await open({ negotiatesDeflate });
    const client = await lab.dialReady({ perMessageDeflate: true });
    expect(client.ws.extensions).toBe(negotiatesDeflate ? 'permessage-deflate' : '');
    lab.send('Ev1');
    client.ws.send(`{"envelope_id":"${(await client.frame(({ type }) => type === 'events_api')).envelope_id}"}`);
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
  });

  test('a Host without its port, an Origin, no user agent: as SDKs dial', async () => {
    const lab = await open();
    const url = lab.url();
    const { socket, heard } = await lab.connectTo(url);
    socket.write(upgradeRequest(url, ['Origin: https://api.slack.com']).replace(/Host: .*\r\n/, 'Host: 127.0.0.1\r\n'));
    const answer = await heard.until((text) => text.startsWith('HTTP/1.1 101 Switching Protocols\r\n'));
    expect(answer.toLowerCase()).not.toContain('sec-websocket-extensions');
  });

  test.each([
    ['GET /link/ HTTP/1.1\r\nHost: x\r\n\r\n', 426],
    ['GET * HTTP/1.1\r\n\r\n', 426],
    ['POST /link/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', 426],
    ['CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['hello\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 404],
    ['GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 404],
  ])('what is no upgrade is refused, and that is a fact: %j', async (request, status) => {
    const lab = await open();
    const { socket, heard } = await lab.connectTo(lab.url());
    socket.write(request);
    await heard.until((text) => text.startsWith(`HTTP/1.1 ${status} `));
    await heard.until((text) => text === '<gone>');
    expect(lab.facts.all).toMatchObject([{ kind: 'link-refused', host: 'applink-1', status }]);
  });

  test('a handshake that is broken is refused with 400, ticket or not', async () => {
    const lab = await open();
    const url = lab.url();
    const { socket, heard } = await lab.connectTo(url);
    socket.write(upgradeRequest(url).replace(/Sec-WebSocket-Key: .*\r\n/, ''));
    await heard.until((text) => text.startsWith('HTTP/1.1 400 '));
    expect(lab.facts.all).toMatchObject([{ kind: 'link-refused', status: 400 }]);
  });
});

test('hello comes first, with Slack’s fields in Slack’s order (§1.3)', async () => {
  const lab = await open();
  await lab.dialReady();
  const client = await lab.dialReady();
  expect(client.heard.all[0]).toBe(
    '{"type":"hello","num_connections":2,"debug_info":{"host":"applink-1","build_number":18,"approximate_connection_time":18060},"connection_info":{"app_id":"A0MOCK0001"}}',
  );
});

test('hello waits as the knob says; no envelope comes before it (§1.11)', async () => {
  const lab = await open({ helloDelayUs: 100_000 });
  const client = await lab.dial();
  const dialled = performance.now();
  lab.send('Ev1');
  expect(lab.outcomes.all).toEqual(['failure Ev1 0 no_link']);
  await client.frame(({ type }) => type === 'hello');
  expect(performance.now() - dialled).toBeGreaterThan(50);
  expect(lab.kinds()).toEqual(['link-opened', 'link-ready']);
});

describe('the limit of ten (§1.6, §1.8)', () => {
  test('the eleventh is told so in place of hello, and ends without a close frame; a close frees a place', async () => {
    const lab = await open();
    const ten = [];
    for (let n = 0; n < 10; n += 1) ten.push(await lab.dialReady());
    const eleventh = await lab.dial();
    await eleventh.heard.until((text) => text === 'closed 1006 ');
    expect(eleventh.frames()).toEqual([
      { type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'applink-1' } },
    ]);
    expect(lab.server.control.registered()).toBe(10);
    ten[0]?.ws.close(1000);
    await lab.facts.until((fact) => fact.kind === 'link-closing');
    expect((await lab.dialReady()).frames()).toMatchObject([{ num_connections: 10 }]);
    await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.link === 's11');
  });
});

describe('ghosts (§1.8)', () => {
  test('a link lost without a close frame stays, is chosen, counts, and ends', async () => {
    const lab = await open({ ghosts: 'no-close-frame', ghostLifeUs: 300_000, linkChoice: 'round-robin' });
    const lost = await lab.dialReady();
    lost.ws.terminate();
    await lab.facts.until(({ kind }) => kind === 'ghost-began');
    expect(lab.server.hostsWithLinks()).toEqual([]);
    lab.send('Ev1');
    expect(lab.facts.all.at(-1)).toMatchObject({ kind: 'attempt-sent', event: 'Ev1', link: 's1' });
    const client = await lab.dialReady();
    expect(client.frames()).toMatchObject([{ num_connections: 2 }]);
    lab.send('Ev2');
    lab.send('Ev3');
    expect(lab.facts.all.slice(-2)).toMatchObject([{ link: 's2' }, { link: 's1' }]);
    await lab.facts.until((fact) => fact.kind === 'ghost-ended' && fact.link === 's1');
    expect(lab.server.control.registered()).toBe(1);
  });

  test.each(['half-open', 'none'])('with ghosts: %s none is left by a link that ended itself', async (ghosts) => {
    const lab = await open({ ghosts });
    (await lab.dialReady()).ws.terminate();
    await lab.facts.until(({ kind }) => kind === 'link-closed');
    expect(lab.server.control.registered()).toBe(0);
    lab.send('Ev1');
    expect(lab.outcomes.all).toEqual(['failure Ev1 0 no_link']);
  });

  test('a graceful close frees the place, whatever the knob', async () => {
    const lab = await open({ ghosts: 'no-close-frame' });
    (await lab.dialReady()).ws.close(1000);
    await lab.facts.until(({ kind }) => kind === 'link-closed');
    expect(lab.kinds()).not.toContain('ghost-began');
  });
});

describe('pings (§1.7)', () => {
  test('come on one tick to all links, each with the name of its host', async () => {
    const lab = await open({ pingEveryUs: 30_000 }, { hosts: ['applink-1', 'applink-2'] });
    const clients = [await lab.dialReady(), await lab.dialReady(), await lab.dialReady()];
    const pings = await Promise.all(clients.map(({ heard }) => heard.until((text) => text.startsWith('ping'))));
    expect(new Set(pings).size).toBe(2);
    for (const ping of pings) expect(ping).toMatch(/^ping Ping from applink-[12]$/);
    await lab.facts.until(({ kind }) => kind === 'pong-heard');
  });

  test('the tick is not a link’s own: the first one after hello comes with everybody’s', async () => {
    const lab = await open({ pingEveryUs: 300_000 });
    const first = await lab.dialReady();
    const isPing = (text: string): boolean => text.startsWith('ping');
    await first.heard.until(isPing);
    // Half a tick, so that a tick of its own would be told apart.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const second = await lab.dialReady();
    const from = first.heard.all.length;
    await Promise.all([
      first.heard.until(isPing, { from }).then(Date.now),
      second.heard.until(isPing).then(Date.now),
    ]).then(([a, b]) => expect(Math.abs(a - b)).toBeLessThan(100));
  });

  test('the app’s own are answered byte for byte, text or not, and are facts', async () => {
    const lab = await open();
    const client = await lab.dialReady();
    const data = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x41]);
    client.ws.ping(data);
    await client.heard.until((text) => text === `pong ${data.toString('hex')}`);
    client.ws.ping();
    await client.heard.until((text) => text === 'pong ');
    client.ws.ping('x'.repeat(125));
    await client.heard.until((text) => text === `pong ${'78'.repeat(125)}`);
    expect(lab.facts.all.filter(({ kind }) => kind === 'ping-heard')).toEqual([
      { kind: 'ping-heard', link: 's1', data: '....A' },
      { kind: 'ping-heard', link: 's1', data: '' },
      { kind: 'ping-heard', link: 's1', data: 'x'.repeat(64) },
    ]);
  });

  test('who never answers is cut and leaves a ghost; who answers is not', async () => {
    const lab = await open({ pingEveryUs: 20_000, pongCutOffUs: 100_000 });
    const mute = await lab.dialReady({ autoPong: false });
    await lab.dialReady();
    await mute.heard.until((text) => text === 'closed 1006 ');
    await lab.facts.until(({ kind }) => kind === 'link-closed');
    const told = lab.facts.all.filter((fact) => 'link' in fact && fact.link === 's1').map(({ kind }) => kind);
    expect(told.filter((kind) => kind !== 'ping-sent')).toEqual([
      'link-opened',
      'link-ready',
      'link-cut',
      'ghost-began',
      'link-closed',
    ]);
    expect(told.slice(2, 4)).toEqual(['ping-sent', 'ping-sent']);
    expect(lab.server.control.registered()).toBe(2);
    expect(lab.facts.all.some((fact) => fact.kind === 'link-cut' && fact.link === 's2')).toBe(false);
  });
});

describe('the end of a link (§1.6, §1.10)', () => {
  const quick = { warningLeadUs: 30_000, closeAfterRefreshUs: 30_000 };

  test('comes with warning, refresh_requested and a close frame; TCP is left open until the app ends it', async () => {
    const lab = await open({ ...quick, linkLifeUs: 30_000 });
    const client = await lab.dialReady();
    client.socket.end = () => client.socket;
    await lab.facts.until(({ kind }) => kind === 'link-closing');
    expect(client.frames().map(({ type, reason }) => reason ?? type)).toEqual([
      'hello',
      'warning',
      'refresh_requested',
    ]);
    await expect(client.heard.until((text) => text === 'fin', { withinMs: 150 })).rejects.toThrow('Not in time');
    expect(client.ws.readyState).toBe(client.ws.CLOSING);
    client.socket.destroy();
    await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.code === 1000);
  });

  test('that the app closes is answered with a close frame, and TCP is left open until the app ends it', async () => {
    const lab = await open();
    const link = dialRaw(lab.url());
    await link.text((text) => text.includes('hello'));
    const payload = Uint8Array.of(0x03, 0xe8);
    link.socket.write(bytesOf({ first: 0x88, isMasked: true, length: 'true', payload }));
    await link.heard.until((item) => item !== 'fin' && item.first === 0x88);
    expect(link.heard.all.at(-1)).toEqual({ first: 0x88, text: '\u0003\u00e8' });
    await expect(link.heard.until((item) => item === 'fin', { withinMs: 150 })).rejects.toThrow('Not in time');
    expect(lab.server.control.registered()).toBe(0);
    link.socket.end();
    await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.code === 1000);
    link.socket.destroy();
  });

  test('with 1005 is a close frame without a code', async () => {
    const lab = await open();
    const client = await lab.dialReady();
    lab.server.control.endLinks({ kind: 'close', code: 1_005, leavesTcpOpen: false });
    await client.heard.until((text) => text === 'closed 1005 ');
    const other = await lab.dialReady();
    lab.server.control.endLinks({ kind: 'close', code: 1_006, leavesTcpOpen: true });
    await other.heard.until((text) => text === 'closed 1006 ');
  });

  test.each([1_001, 1_005, 1_006])('has close code %d where the knob says so', async (closeCode) => {
    const lab = await open({ ...quick, linkLifeUs: 30_000, closeCode, leavesTcpOpen: false });
    const client = await lab.dialReady();
    await client.heard.until((text) => text === `closed ${closeCode} `);
  });

  test('a retired host warns its links and takes none; a new one takes the next', async () => {
    const lab = await open(quick, { hosts: ['applink-1', 'applink-2'] });
    const client = await lab.dialReady();
    const [host = ''] = lab.server.hostsWithLinks();
    expect(lab.server.retireHost(host, { leavesTcpOpen: false })).toBe(1);
    for (let n = 0; n < 5; n += 1) await lab.dialReady();
    await client.heard.until((text) => text === 'closed 1000 ');
    expect(lab.server.hostsWithLinks()).toEqual([host === 'applink-1' ? 'applink-2' : 'applink-1']);
    await lab.server.startHost(host);
    expect(lab.facts.all.at(-1)).toEqual({ kind: 'host-up', host });
  });

  test.each([
    [false, 'at once'],
    [true, 'when the policy says'],
  ])(
    'of a retired host leaves TCP open: %s, also where its replacement is up before the close: it ends %s',
    async (leavesTcpOpen) => {
      const closingLifeUs = 400_000;
      const lab = await open({ ...quick, warningLeadUs: 100_000, closingLifeUs, leavesTcpOpen: !leavesTcpOpen });
      const client = await lab.dialReady();
      client.socket.end = () => client.socket;
      const [host = ''] = lab.server.hostsWithLinks();
      lab.server.retireHost(host, { leavesTcpOpen });
      await lab.server.startHost(host);
      await lab.facts.until(({ kind }) => kind === 'link-closing');
      const closing = performance.now();
      await client.heard.until((text) => text.startsWith('fin'));
      const tookUs = (performance.now() - closing) * 1_000;
      if (leavesTcpOpen) expect(tookUs).toBeGreaterThan(0.9 * closingLifeUs);
      else expect(tookUs).toBeLessThan(0.5 * closingLifeUs);
    },
  );

  test('a killed host resets its links and refuses; it comes back at the same port, and no ghost stays', async () => {
    const lab = await open({ ghosts: 'no-close-frame' });
    const client = await lab.dialReady();
    const url = lab.url();
    const reset = new Promise((resolve) => client.socket.once('error', resolve));
    expect(await lab.server.killHost('applink-1')).toBe(1);
    expect(await reset).toMatchObject({ code: 'ECONNRESET' });
    expect(lab.server.ticket()).toEqual({ error: 'internal_error' });
    await expect(lab.dial({ url })).rejects.toThrow('ECONNREFUSED');
    const before = lab.server.addresses();
    await lab.server.startHost('applink-1');
    expect(lab.server.addresses()).toEqual(before);
    await lab.dialReady();
    expect(lab.kinds()).not.toContain('ghost-began');
    expect(lab.kinds().slice(0, 4)).toEqual(['link-opened', 'link-ready', 'host-down', 'link-closed']);
  });

  test('a bare FIN of the app is the end, without a close frame', async () => {
    const lab = await open();
    const client = await lab.dialReady();
    client.socket.end();
    await lab.facts.until((fact) => fact.kind === 'link-closed' && fact.code === 1006);
  });
});

describe('with TLS', () => {
  test('hosts say wss:// and show what is shown; RST, FIN and silence work there too', async () => {
    const certificates = await issueCertificates(Date.now());
    const lab = await open({}, { tls: createShownCertificate(certificates) });
    expect(lab.url()).toMatch(/^wss:\/\//);
    const ca = certificates.authority;
    await expect(lab.dial()).rejects.toThrow(/certificate/);
    const client = await lab.dialReady({ ca });
    lab.send('Ev1');
    const { envelope_id: envelope } = await client.frame(({ type }) => type === 'events_api');
    client.ws.send(`{"envelope_id":"${envelope}"}`);
    await lab.outcomes.until((text) => text === 'ack Ev1 0 s1');
    const endMute = lab.server.control.mute();
    client.ws.ping('nobody hears it');
    const second = await lab.dialReady({ ca });
    const reset = new Promise((resolve) => client.socket.once('error', resolve));
    endMute();
    expect(await reset).toMatchObject({ code: 'ECONNRESET' });
    expect(lab.kinds()).not.toContain('ping-heard');
    lab.server.control.endLinks({ kind: 'fin' });
    await second.heard.until((text) => text.startsWith('closed 1006'));
  });
});
