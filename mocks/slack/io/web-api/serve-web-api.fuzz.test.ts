import { once } from 'node:events';
import { connect } from 'node:net';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SlackFact } from '../../protocol/facts.ts';
import { documented, withValues } from '../../protocol/policy.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { fuzzInputs } from '../fixtures/fuzz-inputs.ts';
import { serveWebApi } from './serve-web-api.ts';

/** A long run sets 100,000. */
/** Generous: the machine is shared. A server that stalls takes seconds. */
const promptMs = 2_000;

test(
  'serveWebApi() outlives any bytes, says each refusal, and answers others meanwhile',
  async () => {
    const facts: SlackFact[] = [];
    const server = await serveWebApi({
      tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
      openConnection: () => ({ url: 'ws://127.0.0.1:1/' }),
      observe: (fact) => facts.push(fact),
      memory: new SlackMemory(),
      policy: withValues(documented, { enforcesTiers: false }).values,
    });
    let slowest = 0;
    let heapBefore = 0;
    let done = 0;
    await fc.assert(
      fc.asyncProperty(hostile(), async ({ chunks, isSlow, resets }) => {
        facts.length = 0;
        const socket = connect(server.port, '127.0.0.1');
        socket.on('error', () => {});
        const answered: Buffer[] = [];
        socket.on('data', (data) => answered.push(data));
        const closed = new Promise((resolve) => void socket.once('close', resolve));
        await once(socket, 'connect');
        for (const [n, chunk] of chunks.entries()) {
          socket.write(chunk, 'latin1');
          if (isSlow && n < 3) await new Promise(setImmediate);
        }
        const began = performance.now();
        const normal = await fetch(`${server.url}auth.test`, { headers: { authorization: 'Bearer xoxb-mock' } });
        expect(await normal.json()).toMatchObject({ ok: true });
        slowest = Math.max(slowest, performance.now() - began);
        // A reset while the socket is being shut down never tells its end (Node's own)
        if (resets && socket.readyState === 'open') socket.resetAndDestroy();
        else socket.end();
        await closed;
        // No answer without a fact (the normal call's is one more); a refusal may overtake the answer before it
        const answers =
          Buffer.concat(answered)
            .toString('latin1')
            .match(/HTTP\/1\.1 [2-5]\d\d /g) ?? [];
        const told = facts.filter(({ kind }) => kind === 'api-called').length - 1;
        expect(told).toBeGreaterThanOrEqual(answers.length);
        expect(facts).not.toContainEqual(expect.objectContaining({ status: 500 }));
        done += 1;
        if (done === Math.floor(fuzzInputs / 2)) heapBefore = heapUsed();
      }),
      { numRuns: fuzzInputs },
    );
    expect(slowest).toBeLessThan(promptMs);
    // What is remembered is bounded; half the inputs must not leave more than the other half
    expect(heapUsed() - heapBefore).toBeLessThan(60_000_000);
    await server.close();
  },
  Math.max(60_000, fuzzInputs * 50),
);

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

interface Hostile {
  readonly chunks: readonly string[];
  readonly isSlow: boolean;
  readonly resets: boolean;
}

/** Requests that are nearly right, several on one connection, cut into pieces anywhere; now and then plain noise. */
function hostile(): fc.Arbitrary<Hostile> {
  const noise = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 300,
  });
  const requests = fc.array(fc.oneof({ weight: 6, arbitrary: nearRequest(noise) }, noise), {
    minLength: 1,
    maxLength: 4,
  });
  return fc
    .record({
      bytes: requests.map((each) => each.join('')),
      cuts: fc.array(fc.nat(2_000), { maxLength: 6 }),
      isSlow: fc.boolean(),
      resets: fc.boolean(),
    })
    .map(({ bytes, cuts, isSlow, resets }) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      return { isSlow, resets, chunks: at.slice(1).map((end, n) => bytes.slice(at[n], end)) };
    });
}

function nearRequest(noise: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const verb = fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PRI', '');
  const target = fc.oneof(
    fc
      .constantFrom(
        'auth.test',
        'chat.postMessage',
        'chat.update',
        'views.open',
        'views.publish',
        'reactions.add',
        'conversations.history',
        'api.test',
      )
      .map((method) => `/api/${method}`),
    fc.constantFrom(
      '/commands/T/1/a',
      '*',
      'http://[',
      '//',
      '/api/%',
      '/api/auth.test?a=%&=&=',
      'example.test:80',
      '',
    ),
    noise,
  );
  const version = fc.oneof(
    { weight: 8, arbitrary: fc.constant('HTTP/1.1') },
    fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTCPCP/1', ''),
  );
  const header = fc.oneof(
    fc.constantFrom(
      'Authorization: Bearer xoxb-mock',
      'Authorization: Bearer xoxb-mock',
      'Content-Type: application/json; charset=utf-8',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Type: multipart/form-data',
      'Content-Length: 5',
      'Content-Length: -1',
      'Content-Length: 99999999999999999999',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Expect: 100-continue',
      'Expect: the-unexpected',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Connection: close',
      'Host: [',
      'Host:',
      ' folded',
      'No-Colon',
    ),
    noise.map((text) => `X-Noise: ${text}`),
    fc.integer({ min: 1, max: 20_000 }).map((length) => `X-Long: ${'x'.repeat(length)}`),
  );
  const body = fc.oneof(
    fc.constantFrom(
      '{"channel":"general","text":"x","blocks":[{"type":"divider"}]}',
      '{"channel":"general","text":"x","thread_ts":null,"__proto__":{"x":1}}',
      'channel=general&text=%E0%A4%A&ts=1.000001',
      '5\r\nhello\r\n0\r\n\r\n',
      'ffffffffffffffff\r\nx',
      '5;ext=1\r\nhello\r\nzz\r\n',
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nx\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data; name="text"; filename="\0"\r\n',
    ),
    fc
      .integer({ min: 1, max: 50_000 })
      .map((depth) => `{"channel":"general","blocks":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    fc.integer({ min: 1, max: 200_000 }).map((length) => `channel=general&text=${'%'.repeat(length)}`),
    fc.integer({ min: 1, max: 30_000 }).map((count) => '&a[]='.repeat(count)),
    fc
      .jsonValue()
      .map((value) =>
        JSON.stringify({ channel: 'general', text: 'x', blocks: value, view: value, user_id: 'U0MOCKUSR1' }),
      ),
    noise,
  );
  return fc
    .record({ verb, target, version, headers: fc.array(header, { maxLength: 8 }), body, isSized: fc.boolean() })
    .map(({ verb, target, version, headers, body, isSized }) => {
      const all = ['Host: x', ...headers, ...(isSized ? [`Content-Length: ${body.length}`] : [])];
      return `${verb} ${target} ${version}\r\n${all.join('\r\n')}\r\n\r\n${body}`;
    });
}
