import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../fixtures/log.ts';
import { forgeryNames, hostileBodies } from '../odd-request.ts';
import type { SlackFact } from '../../protocol/facts.ts';
import { documented } from '../../protocol/policy.ts';
import { seeded } from '../../protocol/random.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { startHttpSlack } from './http-slack.ts';
import { sign } from './sign.ts';

const signingSecret = 'secret';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Asked {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
  readonly isForm: boolean;
}

/** A Slack whose app answers everything with this status, or not at all. */
async function lab(status: number | undefined, ackDeadlineUs = documented.values.ackDeadlineUs) {
  const asked: Asked[] = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      const { headers } = request;
      asked.push({
        timestamp: headers['x-slack-request-timestamp']?.toString(),
        signature: headers['x-slack-signature']?.toString(),
        body,
        isForm: headers['content-type']?.includes('form') ?? false,
      });
      if (status !== undefined) response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const facts = createLog<SlackFact>('facts');
  const slack = await startHttpSlack({
    url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`,
    signingSecret,
    policy: { ...documented.values, ackDeadlineUs },
    now: () => performance.now() * 1_000,
    random: seeded(1),
    observe: facts.add,
    memory: new SlackMemory(),
    responseUrlBase: () => 'http://127.0.0.1:9',
  });
  ends.push(
    () => app.close(),
    () => app.closeAllConnections(),
    () => slack.close(),
  );
  const { requests } = slack.control;
  if (requests === undefined) throw new Error('there are no requests over HTTP');
  const answers = async (of: number) => {
    await facts.until(
      ({ kind }) => kind === 'odd-answered' && facts.all.filter((each) => each.kind === kind).length >= of,
    );
    return facts.all.flatMap((fact) => (fact.kind === 'odd-answered' ? [fact] : []));
  };
  return { slack, requests, asked, facts, answers };
}

describe('forge() (docs.slack.dev/authentication/verifying-requests-from-slack)', () => {
  test('what it sends Slack’s own rule refuses, for the reason that it names', async () => {
    const { requests, asked, facts, answers } = await lab(401);
    const end = requests.forge(forgeryNames, { everyMs: 20 });
    await answers(2 * forgeryNames.length);
    end();
    const now = Date.now() / 1_000;
    const sent = facts.all.flatMap((fact) => (fact.kind === 'odd-sent' ? [fact] : [])).slice(0, asked.length);
    expect(new Set(sent.map(({ words }) => words)).size).toBe(forgeryNames.length);
    for (const [n, { timestamp, signature, body }] of asked.entries()) {
      const isSigned = signature === sign(signingSecret, Number(timestamp), body);
      const isFresh = Math.abs(now - Number(timestamp)) <= 300;
      expect({ isSigned, isFresh: isFresh || timestamp === undefined }, sent[n]?.words).toEqual(
        sent[n]?.lacks === 'freshness' ? { isSigned: true, isFresh: false } : { isSigned: false, isFresh: true },
      );
      expect(body).toContain(sent[n]?.pretends);
    }
    expect(asked.map(({ isForm }) => isForm).slice(0, 4)).toEqual([false, true, false, true]);
  });
});

describe('sendHostileBodies()', () => {
  test('signs each of them well, and tells how it was answered', async () => {
    const { requests, asked, answers } = await lab(200);
    const end = requests.sendHostileBodies({ everyMs: 20 });
    const answered = await answers(hostileBodies.length);
    end();
    expect(answered[0]).toEqual({ kind: 'odd-answered', request: 'r1', status: 200 });
    expect(asked.slice(0, 3).map(({ body }) => body)).toEqual(['42', 'true', '"event_callback"']);
    for (const { timestamp, signature, body } of asked)
      expect(signature).toBe(sign(signingSecret, Number(timestamp), body));
  });

  test('one that is not answered is told so at Slack’s deadline', async () => {
    const { slack, requests, answers } = await lab(undefined, 50_000);
    requests.sendHostileBodies({ everyMs: 1_000 })();
    expect(slack.inFlight()).toBe(1);
    expect(await answers(1)).toEqual([{ kind: 'odd-answered', request: 'r1', detail: 'no answer in time' }]);
  });
});
