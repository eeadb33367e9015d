import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { documented } from '../../protocol/policy.ts';
import { seeded } from '../../protocol/random.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import type { SlackFact } from '../../protocol/facts.ts';
import { fuzzInputs } from '../fixtures/fuzz-inputs.ts';
import { bytesOf, hostileAnswer, type HostileAnswer } from './fixtures/hostile-answers.ts';
import { startHttpSlack } from './http-slack.ts';
import { verifyUrl } from './verify-url.ts';

/** A long run sets 100,000. */

/** An app that answers as it is told, at the path `/good` well, and counts who is connected. */
async function openApp() {
  let next: HostileAnswer | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (data) => {
      if (next === undefined || String(data).startsWith('POST /good'))
        return socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      void write(socket, next);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    answers: (answer: HostileAnswer) => (next = answer),
    close: () => server.close(),
  };
}

async function write(socket: Socket, { pieces, ending, endless }: HostileAnswer): Promise<void> {
  for (const piece of pieces) {
    socket.write(bytesOf(piece));
    await new Promise(setImmediate);
  }
  if (endless !== undefined) {
    const block = Buffer.from(endless.repeat(4_000), 'latin1');
    for (let n = 0; n < 2_000 && !socket.destroyed; n += 1) if (!socket.write(block)) await isWritable(socket);
  }
  if (ending === 'fin') socket.end();
  else if (ending === 'reset') socket.resetAndDestroy();
}

/** Also where it never will be again: it is closed. */
function isWritable(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    socket.once('drain', resolve);
    socket.once('close', () => resolve());
  });
}

test(
  'http-sender outlives any answer: each attempt has one outcome, another app’s deliveries go on, nothing is left',
  async () => {
    const app = await openApp();
    // Answers without an end are told from silence by the deadline alone: it is short here
    const policy = {
      ...documented.values,
      ackDeadlineUs: 30_000,
      secondRetryUs: 0,
      thirdRetryUs: 0,
      eventsPerWindow: 1e9,
    };
    const policyOn = { ...policy, switchOffFromEvents: 1e9 };
    const facts: SlackFact[] = [];
    const good: SlackFact[] = [];
    const options = {
      signingSecret: 'secret',
      now: () => performance.now() * 1_000,
      random: seeded(1),
      memory: new SlackMemory(),
      responseUrlBase: () => app.url,
    };
    const bad = await startHttpSlack({
      ...options,
      policy: policyOn,
      url: `${app.url}/bad`,
      observe: (fact) => facts.push(fact),
    });
    const other = await startHttpSlack({
      ...options,
      policy: { ...documented.values, eventsPerWindow: 1e9 },
      url: `${app.url}/good`,
      observe: (fact) => good.push(fact),
    });
    const kinds = ['message', 'slash-command', 'block-suggestion'] as const;
    const reasons: Record<string, number> = {};
    let heap: number | undefined;
    let done = 0;
    await fc.assert(
      fc.asyncProperty(hostileAnswer, fc.constantFrom(...kinds), async (answer, kind) => {
        facts.length = 0;
        good.length = 0;
        app.answers(answer);
        bad.raise(0, kind);
        other.raise(0);
        // Not `expect.poll`, of which vitest keeps 2.6 kB each until the test ends
        await vi.waitFor(() => expect(other.inFlight() + bad.inFlight()).toBe(0), { timeout: 10_000, interval: 1 });
        expect(good.filter(({ kind: of }) => of === 'attempt-failed')).toEqual([]);
        expect(good).toContainEqual(expect.objectContaining({ kind: 'delivery-ended', outcome: 'acked', attempts: 1 }));
        const sent = facts.filter(({ kind: of }) => of === 'attempt-sent');
        const failed = facts.flatMap((fact) => (fact.kind === 'attempt-failed' ? [fact] : []));
        const ends = facts.flatMap((fact) => (fact.kind === 'delivery-ended' ? [fact] : []));
        expect(ends).toHaveLength(1);
        const attempts = ends[0]?.attempts ?? 0;
        // An ack after the deadline settles an event whose attempt has failed
        const least = ends[0]?.outcome === 'acked' ? attempts - 1 : attempts;
        expect(failed.length).toBeGreaterThanOrEqual(least);
        expect(failed.length).toBeLessThanOrEqual(attempts);
        expect(sent.length).toBeLessThanOrEqual(attempts);
        for (const { reason } of failed) reasons[reason] = (reasons[reason] ?? 0) + 1;
        if (ends[0]?.outcome === 'acked') reasons['acked'] = (reasons['acked'] ?? 0) + 1;
        done += 1;
        if (done === Math.floor(fuzzInputs / 2)) heap = heapUsed();
      }),
      { numRuns: fuzzInputs },
    );
    await Promise.all([bad.close(), other.close()]);
    await expect.poll(() => app.sockets.size, { timeout: 5_000 }).toBe(0);
    app.close();
    // So that it cannot pass by meeting one door only
    expect(Object.keys(reasons).toSorted()).toEqual([
      'acked',
      'connection_failed',
      'http_error',
      'http_timeout',
      'too_many_redirects',
      'unknown_error',
    ]);
    expect(heapUsed() - (heap ?? 0)).toBeLessThan(3_000_000);
  },
  Math.max(60_000, fuzzInputs * 200),
);

test(
  'verifyUrl() outlives any answer and believes none without the challenge',
  async () => {
    const app = await openApp();
    await fc.assert(
      fc.asyncProperty(hostileAnswer, async (answer) => {
        app.answers(answer);
        const asking = verifyUrl({ url: `${app.url}/bad`, signingSecret: 'secret', signal: AbortSignal.timeout(5) });
        await expect(asking).rejects.toThrow('Request URL not verified');
      }),
      { numRuns: Math.ceil(fuzzInputs / 10) },
    );
    await expect.poll(() => app.sockets.size, { timeout: 5_000 }).toBe(0);
    app.close();
  },
  Math.max(60_000, fuzzInputs * 100),
);

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
