import { describe, expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { describeFaults } from './fault.contract.ts';
import type { Effect } from './fixtures/effect.ts';
import { everyFault, type FaultName } from './fixtures/every-fault.ts';
import { recordingSite } from './fixtures/recording-site.ts';

const silence: Partial<Effect> = { toApp: 'never', toSlack: 'never', webApi: 'never' };
const cut: Partial<Effect> = { toApp: 'never', toSlack: 'never', open: 'cut' };

for (const engine of ['embedded', 'auto'] as const) {
  describeFaults({
    engine,
    transport: 'http',
    effects: {
      'slow-network to the app': { toApp: 'late' },
      'slow-network to Slack': { toSlack: 'late' },
      'slow-network with jitter': { toApp: 'late' },
      'one-way-partition to the app': { toApp: 'never' },
      'one-way-partition to Slack': { toSlack: 'never' },
      // What was open ends at its next byte, not before.
      'closed-at-once': { toApp: 'never', toSlack: 'never', failures: ['connection_failed'] },
      'partition-that-heals': silence,
      'partition-that-kills': silence,
      refused: { ...cut, failures: ['connection_failed'] },
      'error-answers': { ...cut, failures: ['http_error 503'] },
      'bad-certificate': { ...cut, failures: ['ssl_error'] },
      'drop-first-acks': { toSlack: 'never', failures: ['ack-dropped'] },
      'app-restart': { ...cut, failures: ['connection_failed'] },
    },
  });
  describeFaults({
    engine,
    transport: 'socket-mode',
    effects: {
      'slow-network to the app': { toApp: 'late' },
      'slow-network to Slack': { toSlack: 'late' },
      'slow-network with jitter': { toApp: 'late' },
      'one-way-partition to the app': { toApp: 'never' },
      'one-way-partition to Slack': { toSlack: 'never' },
      'closed-at-once': { toApp: 'never', toSlack: 'never' },
      'partition-that-heals': silence,
      'partition-that-kills': silence,
      refused: { ...cut, failures: ['no_link'] },
      'error-answers': { ...cut, failures: ['no_link'] },
      'bad-certificate': { ...cut, failures: ['no_link'] },
      'drop-first-acks': { toSlack: 'never', failures: ['ack-dropped'] },
      'app-restart': { ...cut, failures: ['no_link'] },
    },
  });
}

const onEach = (what: string, routes = ['a', 'b']): readonly string[] => routes.map((route) => `${route}: ${what}`);
const held = (type: string, amount: number): readonly string[] =>
  onEach(`${type} to-app ${amount}, ${type} to-slack ${amount}`, ['a', 'b', 'web-api']);
const ends = (of: readonly string[]): readonly string[] => of.map((what) => `end of ${what}`);

/** What a fault asks for when it begins, and when it ends. */
const asks: Readonly<Record<FaultName, readonly [begin: readonly string[], end: readonly string[]]>> = {
  'slow-network to the app': both(onEach('latency to-app 800')),
  'slow-network to Slack': both(onEach('latency to-slack 800')),
  'slow-network with jitter': both(onEach('latency to-app 1000')),
  'narrow-bandwidth': both(onEach('bandwidth to-app 1')),
  'sliced to the app': both(onEach('slicer to-app 20')),
  'sliced to Slack': both(onEach('slicer to-slack 1')),
  'closed-at-once': both(onEach('limit_data to-app 0, limit_data to-slack 0')),
  truncated: both(onEach('limit_data to-slack 10')),
  'one-way-partition to the app': both(onEach('timeout to-app 0')),
  'one-way-partition to Slack': both(onEach('timeout to-slack 0')),
  'partition-that-heals': both(held('latency', 10_000_000)),
  'partition-that-kills': both(held('timeout', 0)),
  refused: both(onEach('refuse')),
  unreachable: both(onEach('refuse', ['a', 'b', 'web-api'])),
  'error-answers': both(onEach('divert')),
  'enabled-again': [onEach('divert'), [...ends(onEach('divert')), 'switch subscriptions on']],
  'bad-certificate': [['show expired', ...onEach('refuse'), ...ends(onEach('refuse'))], ['end of show expired']],
  'drop-first-acks': both(['drop first acks']),
  'recycle, announced': both(['recycle announced']),
  'recycle, abrupt': both(['recycle abrupt']),
  'app-restart': [['stop'], ['start']],
  'app-restart with a grace': [['stop within 1000 ms'], ['start']],
  'app-killed': [['kill'], ['start']],
  'behind-proxy': [['stop', 'proxy with a password, tunnels for 5000 ms', 'start with HTTPS_PROXY'], []],
  'rolling-restart': [['roll within 15000 ms each, 1000 ms to end'], []],
  suspended: both(['suspend']),
  'restart-into an outage': [['stop', ...onEach('refuse'), 'start'], ends(onEach('refuse'))],
  'slow-handler': [[], []],
  'together, two faults': [
    [...onEach('refuse'), ...onEach('latency to-app 800')],
    [...ends(onEach('latency to-app 800')), ...ends(onEach('refuse'))],
  ],
};

function both(begin: readonly string[]): readonly [readonly string[], readonly string[]] {
  return [begin, ends(begin)];
}

describe('at a recording site', () => {
  test.for(Object.entries(asks))(
    '%s asks for the same again each time, on every way, and ends it once',
    async ([name, [begin, end]], { expect }) => {
      const fault: Fault = everyFault[name as FaultName];
      const site = recordingSite();
      for (const turn of ['first', 'second']) {
        const heal = await fault.inject(site);
        expect([turn, site.taken()]).toEqual([turn, begin]);
        await Promise.all([heal(), heal()]);
        await heal();
        // The ends of a route and of Slack's controls are idempotent themselves; those of the app's process are not.
        expect([turn, [...new Set(site.taken())]]).toEqual([turn, end]);
      }
    },
  );

  test('app-restart starts the app once, however often it is healed', async () => {
    const site = recordingSite();
    const heal = await everyFault['app-restart'].inject(site);
    await Promise.all([heal(), heal()]);
    expect(site.taken()).toEqual(['stop', 'start']);
  });

  test('slow-handler sits in the app from its start', () => {
    expect(everyFault['slow-handler'].environment).toEqual({ HANDLER_DELAY_MS: '1000' });
  });
});
