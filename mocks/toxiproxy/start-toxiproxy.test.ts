import { expect, test } from 'vitest';
import { testToxiproxy } from './conformance.contract.ts';
import { startToxiproxy } from './start-toxiproxy.ts';

testToxiproxy({
  name: 'embedded Toxiproxy',
  start: () => startToxiproxy(),
  differences: {
    listensByDefaultOn: { host: '127.0.0.1', why: 'the harness opens no port to other machines' },
    removalSparesFromReset: { is: true, why: 'the real one sleeps where it cannot be interrupted, and blocks its API' },
    version: /^embedded-2\.12\.0$/,
  },
});

test.each([
  ['a body that is too large', {}, 413],
  ['a browser', { 'user-agent': 'Mozilla/5.0' }, 403],
])('%s is refused before it is held in memory', async (_, headers, status) => {
  const proxy = await startToxiproxy();
  const before = process.memoryUsage().rss;
  const piece = new Uint8Array(1_048_576);
  let sent = 0;
  const body = new ReadableStream({
    pull(to) {
      sent += piece.length;
      if (sent > 256 * piece.length) return to.close();
      to.enqueue(piece);
    },
  });
  try {
    const answer = await fetch(`${proxy.url}/proxies`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(status);
  } catch (error) {
    // The answer came while the body was still on its way, and the connection ended.
    expect((error as Error).name).toBe('TypeError');
  }
  expect(sent).toBeLessThan(64 * piece.length);
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * piece.length);
  await proxy.close();
});
