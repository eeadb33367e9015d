/** The fixtures and matchers, with apps of ours: one that works, and broken ones, of which a test must say what is wrong. */

import { join } from 'node:path';
import { describe } from 'vitest';
import { startSocketApp } from '../../mocks/apps/socket-app.ts';
import { readSettings } from '../../mocks/apps/settings.ts';
import { expect, test } from './vitest.ts';

const command = (behaviour: string, transport: 'http' | 'socket' = 'socket') =>
  `APP_BEHAVIOUR=${behaviour} "${process.execPath}" "${join(import.meta.dirname, `../../mocks/apps/${transport}-app.ts`)}"`;

/** What a matcher says where it fails. */
async function sentence(matching: Promise<unknown>): Promise<string> {
  return matching.then(
    () => 'it did not fail',
    (error: Error) => error.message,
  );
}

describe('an app that works', () => {
  test.override('app', command('prompt'));

  test('acknowledges, answers and is not without a link at a recycle', async ({ slack }) => {
    const event = await slack.message('hello seq=0');
    await expect(event).toBeAcknowledgedWithin('3 s');
    await slack.recycle();
    await expect(await slack.mention('are you there?')).toBeAcknowledgedWithin('3 s');
    await expect(await slack.command('/deploy', 'now')).toBeAcknowledgedWithin('3 s');
    await expect(await slack.click()).toBeAcknowledgedWithin('3 s');
    await expect(slack).toLoseNoEvents();
    await expect(slack).toReconnectWithin('3 s');
  });

  test('misses nothing of a partition that heals, and is late for it', async ({ slack, network }) => {
    const partition = await network.partition({ for: '1 s' });
    const event = await slack.message('hello');
    await expect(event).not.toBeAcknowledgedWithin('500 ms');
    await partition.over;
    await expect(slack).toLoseNoEvents();
  });

  test('says which faults there are', async ({ network }) => {
    await expect(network.fault('partition', { for: '1 s' })).rejects.toThrow(
      /did you mean suspended\?|expected one of .*partition-that-heals/,
    );
    await expect(network.partition({ for: 'long' })).rejects.toThrow(
      '"long" is no time: expected a time such as "500 ms"',
    );
  });
});

describe('an app over HTTP', () => {
  test.override('transport', 'http');
  test.override('app', command('prompt', 'http'));

  test('acknowledges', async ({ slack }) => {
    await expect(await slack.message('hello')).toBeAcknowledgedWithin('3 s');
  });
});

describe('an app in the process of its test', () => {
  test.override('app', {
    start: async (environment) => {
      const app = await startSocketApp(readSettings(environment));
      return () => app.stop();
    },
  });

  test('acknowledges', async ({ slack }) => {
    await expect(await slack.message('hello')).toBeAcknowledgedWithin('3 s');
  });
});

describe('an app that never acknowledges', () => {
  test.override('app', command('never-acks'));

  test('fails with the life of the event', async ({ slack }) => {
    const event = await slack.message('hello');
    const told = await sentence(expect(event).toBeAcknowledgedWithin('300 ms'));
    expect(told).toContain('expected the app to acknowledge it within 300 ms: it was not acknowledged within 300 ms');
    expect(told).toMatch(/0 s {2}message Ev\w+ is due\n.*attempt 1 is sent over/);
  });
});

describe('an app that answers nothing', () => {
  test.override('app', command('prompt'));

  test('is told so', async ({ slack }) => {
    const event = await slack.message('hello');
    expect(await sentence(expect(event).toAnswer(/heard/, '300 ms'))).toMatch(
      /^expected the app to answer \/heard\/: it was not answered within 300 ms\n/,
    );
    expect(await sentence(expect(slack).toReconnectWithin('1 s'))).toContain(
      'no link was lost: expected one that had to come back',
    );
  });
});
