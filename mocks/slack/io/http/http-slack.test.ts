import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { issueCertificates, type CertificateKind } from '../../../tls/issue-certificates.ts';
import { createShownCertificate, followCertificate } from '../../../tls/shown-certificate.ts';
import type { PayloadName, SlackFact } from '../../protocol/facts.ts';
import { documented, type PolicyValues } from '../../protocol/policy.ts';
import { seeded } from '../../protocol/random.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { startHttpSlack } from './http-slack.ts';
import { sign } from './sign.ts';

const signingSecret = '0123456789abcdef0123456789abcdef';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends.splice(0).reverse()) await end();
});

interface Heard {
  readonly head: readonly string[];
  readonly body: string;
}

/** `answers`: what becomes of the n-th request, from 0, to its socket. Every later one is answered with 200. */
async function lab({
  answers = [],
  server = createTcpServer(),
  protocol = 'http',
  host = '127.0.0.1',
  ca,
  onFact,
  ...values
}: Partial<PolicyValues> & {
  readonly answers?: readonly ((socket: Socket) => void)[];
  readonly server?: Server;
  readonly protocol?: 'http' | 'https';
  readonly host?: string;
  readonly ca?: string;
  readonly onFact?: (fact: SlackFact) => void;
} = {}) {
  const heard: Heard[] = [];
  const facts: SlackFact[] = [];
  const sockets = new Set<Socket>();
  server.on(protocol === 'http' ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (!text.includes('\r\n\r\n') || body.length < length) return;
      text = '';
      heard.push({ head: head.split('\r\n'), body });
      const answer = answers[heard.length - 1] ?? answerOf('200 OK');
      answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slack = await startHttpSlack({
    url: `${protocol}://${host}:${(server.address() as AddressInfo).port}/slack/events`,
    signingSecret,
    ca,
    policy: { ...documented.values, ...values },
    now: () => performance.now() * 1_000,
    random: seeded(1),
    observe(fact) {
      facts.push(fact);
      onFact?.(fact);
    },
    memory: new SlackMemory(),
    responseUrlBase: () => 'http://127.0.0.1:8080',
  });
  ends.push(
    () => server.close(),
    () => sockets.forEach((socket) => socket.destroy()),
    () => slack.close(),
  );
  const raised = async (kind: PayloadName = 'message') => {
    slack.raise(0, kind);
    await expect.poll(() => slack.inFlight(), { timeout: 5_000, interval: 5 }).toBe(0);
  };
  return { heard, facts, slack, raised, port: (server.address() as AddressInfo).port };
}

function answerOf(status: string, headers = ''): (socket: Socket) => void {
  return (socket) => socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n${headers}\r\n`);
}

function silence(): void {}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

function headerOf(
  { head }: Heard | { readonly head: readonly string[] } = { head: [] },
  name: string,
): string | undefined {
  return head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
}

describe('what an app hears, byte for byte', () => {
  test.each([
    ['message', 'application/json'],
    ['slash-command', 'application/x-www-form-urlencoded'],
    ['block-actions', 'application/x-www-form-urlencoded'],
  ] as const)('§2.1, §2.7 %s: one POST with exactly these headers in this order, no charset', async (kind, type) => {
    const { heard, raised, port } = await lab();
    await raised(kind);
    expect(heard).toHaveLength(1);
    const [{ head, body } = { head: [], body: '' }] = heard;
    const timestamp = headerOf({ head }, 'X-Slack-Request-Timestamp');
    expect(timestamp).toMatch(/^\d{10}$/);
    expect(head).toEqual([
      'POST /slack/events HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
      'Accept: */*',
      'Accept-Encoding: gzip,deflate',
      `Content-Type: ${type}`,
      `X-Slack-Request-Timestamp: ${timestamp}`,
      `X-Slack-Signature: ${sign(signingSecret, Number(timestamp), body)}`,
      `Content-Length: ${body.length}`,
      'Connection: close',
    ]);
  });

  test('§2.4 the body of an event', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_763_800_000_000 });
    const { heard, raised } = await lab();
    await raised();
    expect(heard[0]?.body).toBe(
      '{"token":"mock-verification-token","team_id":"T0MOCK0001","context_team_id":"T0MOCK0001","context_enterprise_id":null,"api_app_id":"A0MOCK0001","event":{"type":"message","user":"U0MOCKUSR1","text":"seq=0","ts":"1763800000.000000","client_msg_id":"5f0a7c1e-0000-4000-8000-000000000000","team":"T0MOCK0001","blocks":[{"type":"rich_text","block_id":"b0","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"seq=0"}]}]}],"channel":"C0MOCK0001","event_ts":"1763800000.000000","channel_type":"channel"},"type":"event_callback","event_id":"Ev0MOCK0000000","event_time":1763800000,"authorizations":[{"enterprise_id":null,"team_id":"T0MOCK0001","user_id":"U0MOCKBOT1","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-mock-context-0000"}',
    );
  });

  test('§2.7 the form of a slash command', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_763_800_001_000 });
    const { heard, raised } = await lab();
    await raised('slash-command');
    expect(heard[0]?.body).toBe(
      'token=mock-verification-token&team_id=T0MOCK0001&team_domain=mockteam&channel_id=C0MOCK0001&channel_name=general&user_id=U0MOCKUSR1&user_name=ada&command=%2Fprobe&text=seq%3D0&api_app_id=A0MOCK0001&is_enterprise_install=false&response_url=http%3A%2F%2F127.0.0.1%3A8080%2Fcommands%2FT0MOCK0001%2F0%2F000000000000000000000000&trigger_id=1763800001.0.00000000000000000000000000000000',
    );
  });

  test('§2.6 app_rate_limited, with the minute and without an inner event', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_763_800_050_000 });
    const { heard, raised } = await lab({ eventsPerWindow: 0 });
    await raised();
    expect(heard.map(({ body }) => body)).toEqual([
      '{"token":"mock-verification-token","type":"app_rate_limited","team_id":"T0MOCK0001","minute_rate_limited":1763800020,"api_app_id":"A0MOCK0001"}',
    ]);
  });
});

describe('§2.5 every retry reason is earned, and told with the number in the headers of the retry', () => {
  const garbage = (socket: Socket): void => void socket.end('HTP/1.1 200 OK\r\n\r\n');
  const half = (socket: Socket): void => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234');
  const moved = answerOf('302 Found', 'Location: /slack/events\r\n');

  test.each([
    ['http_timeout', 'no answer', [silence]],
    ['too_many_redirects', 'a third redirect', [moved, moved, moved]],
    ['connection_failed', 'a reset', [reset]],
    ['http_error', 'a 500', [answerOf('500 Oh')]],
    ['http_error', 'a 307, which is not followed', [answerOf('307 Oh', 'Location: /slack/events\r\n')]],
    ['unknown_error', 'garbage', [garbage]],
    ['unknown_error', 'half an answer', [half]],
  ])('%s: %s', async (reason, _, answers) => {
    const { heard, facts, raised } = await lab({ answers, ackDeadlineUs: 200_000 });
    await raised();
    const [first, last] = [heard[0], heard.at(-1)];
    expect(heard).toHaveLength(answers.length + 1);
    expect(headerOf(first, 'X-Slack-Retry-Num')).toBeUndefined();
    expect(headerOf(last, 'X-Slack-Retry-Num')).toBe('1');
    expect(headerOf(last, 'X-Slack-Retry-Reason')).toBe(reason);
    expect(last?.body).toBe(first?.body);
    expect(facts.filter(({ kind }) => kind === 'attempt-failed')).toMatchObject([{ attempt: 0, reason }]);
    expect(facts.at(-1)).not.toMatchObject({ outcome: 'abandoned' });
  });

  test('ssl_error: a certificate that is expired, self-signed or of another name, at a real server (§2.8)', async () => {
    const certificates = await issueCertificates(Date.now());
    for (const kind of ['expired', 'self-signed', 'wrong-name'] satisfies CertificateKind[]) {
      const shown = createShownCertificate(certificates);
      const end = shown.show(kind);
      const { heard, facts, raised } = await lab({
        server: followCertificate(createTlsServer(), shown),
        protocol: 'https',
        ca: certificates.authority,
        firstRetryUs: 20_000,
        onFact: (fact) => {
          if (fact.kind === 'attempt-failed') end();
        },
      });
      await raised();
      expect(facts.filter((fact) => fact.kind === 'attempt-failed')).toMatchObject([{ reason: 'ssl_error' }]);
      expect(headerOf(heard[0], 'X-Slack-Retry-Reason')).toBe('ssl_error');
    }
  });

  test('a time-out is followed by a retry while the slow answer is still under way', async () => {
    let slow: Socket | undefined;
    const { heard, facts, raised } = await lab({ answers: [(socket) => void (slow = socket)], ackDeadlineUs: 100_000 });
    await raised();
    expect(heard).toHaveLength(2);
    expect(slow?.destroyed).toBe(false);
    slow?.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    await expect.poll(() => facts.at(-2)).toMatchObject({ kind: 'ack', attempt: 0, standing: 'duplicate' });
  });

  test('§2.1 each attempt is signed afresh, with a timestamp of its own', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_763_800_000_000 });
    const later = (socket: Socket): void => {
      vi.setSystemTime(1_763_800_300_000);
      answerOf('500 Oh')(socket);
    };
    const { heard, raised } = await lab({ answers: [later] });
    await raised();
    expect(heard.map((each) => headerOf(each, 'X-Slack-Request-Timestamp'))).toEqual(['1763800000', '1763800300']);
    expect(headerOf(heard[1], 'X-Slack-Signature')).toBe(sign(signingSecret, 1_763_800_300, heard[1]?.body ?? ''));
  });

  test.each([
    ['200 OK', 'acked'],
    ['201 Created', 'acked'],
    ['204 No Content', 'acked'],
    ['299 Odd', 'acked'],
    ['300 Odd', 'abandoned'],
    ['304 Not Modified', 'abandoned'],
    ['308 Moved', 'abandoned'],
    ['400 Bad', 'abandoned'],
    ['503 Busy', 'abandoned'],
  ])('%s is success or failure: %s; x-slack-no-retry ends the retries of a failed event', async (status, outcome) => {
    const { heard, facts, raised } = await lab({ answers: [answerOf(status, 'x-slack-no-retry: 1\r\n')] });
    await raised();
    expect(heard).toHaveLength(1);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'delivery-ended', outcome, attempts: 1 }));
  });

  test('x-slack-no-retry counts on one redirect too many, and forbids nothing to the next event', async () => {
    const moved = answerOf('302 Found', 'Location: /slack/events\r\nx-slack-no-retry: 1\r\n');
    const { heard, raised } = await lab({ answers: [moved, moved, moved, answerOf('500 Oh')] });
    await raised();
    expect(heard).toHaveLength(3);
    await raised();
    expect(headerOf(heard.at(-1), 'X-Slack-Retry-Reason')).toBe('http_error');
  });
});

describe('§2.7 what a person waits for, over HTTP', () => {
  test.each([
    ['slash-command', 'operation_timeout', silence],
    ['slash-command', 'dispatch_failed', reset],
    ['block-actions', 'operation_timeout', silence],
    ['view-submission', 'dispatch_failed', reset],
  ] as const)('%s: the person sees %s, and there is no retry', async (kind, error, answer) => {
    const { heard, facts, raised } = await lab({ answers: [answer], ackDeadlineUs: 100_000 });
    await raised(kind);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'user-saw-error', error }));
    expect(heard).toHaveLength(1);
  });
});

describe('§2.8 TLS', () => {
  test('a host that dies takes the requests with it that it has in flight under TLS', async () => {
    const certificates = await issueCertificates(Date.now());
    const { heard, facts, slack } = await lab({
      server: createTlsServer(certificates.pairs.good),
      protocol: 'https',
      host: 'localhost',
      ca: certificates.authority,
      answers: [silence],
    });
    slack.raise(0);
    await expect.poll(() => heard).toHaveLength(1);
    // One of two sends: the first to die may be the other one.
    const ups = [await slack.control.recycle('abrupt'), await slack.control.recycle('abrupt')];
    await Promise.all(ups.map((up) => up()));
    await expect
      .poll(() => facts)
      .toContainEqual(expect.objectContaining({ kind: 'attempt-failed', reason: 'connection_failed' }));
  });

  test('names the host (SNI), and offers TLS 1.2 and 1.3 with Slack’s suites only', async () => {
    const certificates = await issueCertificates(Date.now());
    const { key, cert } = certificates.pairs.good;
    const options = [
      [{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }, 'acked'],
      [{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }, 'acked'],
      [{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' }, 'acked'],
      [{ minVersion: 'TLSv1.3' }, 'acked'],
      [{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' }, 'abandoned'],
      [{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }, 'abandoned'],
    ] as const;
    for (const [tls, outcome] of options) {
      const names: (string | false | null | undefined)[] = [];
      const server: Server = createTlsServer({ key, cert, ...tls });
      server.on('secureConnection', ({ servername }: TLSSocket) => names.push(servername));
      const { facts, slack } = await lab({
        server,
        protocol: 'https',
        host: 'localhost',
        ca: certificates.authority,
        secondRetryUs: 0,
        thirdRetryUs: 0,
      });
      slack.raise(0);
      await expect.poll(() => slack.inFlight()).toBe(0);
      expect(facts).toContainEqual(expect.objectContaining({ kind: 'delivery-ended', outcome }));
      if (outcome === 'acked') expect(names).toEqual(['localhost']);
      else expect(facts).toContainEqual(expect.objectContaining({ kind: 'attempt-failed', reason: 'ssl_error' }));
    }
  });
});
