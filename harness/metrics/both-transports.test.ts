import { describe, expect, test } from 'vitest';
import { fates, played } from '../history/fixtures/fates.ts';
import { seconds } from '../base/units.ts';
import type { Measurement } from '../result.ts';
import { allMetrics, metricNamed } from './index.ts';

/** What an app has over one transport only, or what each transport has its own words for. */
const ofOneTransport: Readonly<Record<string, string>> = {
  'connections-opened': 'an app over HTTP asks for no socket',
  'links-at-end': 'over HTTP the app holds no link',
  'needless-links': 'over HTTP the app holds no link',
  'taken-elsewhere': 'over HTTP Slack has one Request URL and no links',
  'opens-after-stop': 'over HTTP the app asks for no link',
  detection: 'over HTTP the app holds no link whose loss it could notice',
  'unasked-frames': 'over HTTP Slack has no way to send anything else',
  unregistered: 'over HTTP the app holds no link',
  'retry-reasons': 'Slack names failures of HTTP (http_timeout) and of Socket Mode (timeout, no_link) apart',
};

/** Of how deliveries travel, in which the transports differ by nature: slack-protocol.md §2.1 and §3. */
const ofTheWay: ReadonlySet<string> = new Set(['connections-used', 'in-flight']);

/** Words may say who dials; figures may not. */
function figures(measurement: Measurement): object {
  const { note: _, ...rest } = { note: '', ...measurement };
  return rest;
}

describe.each(Object.entries(fates))('an app that is %s', (_, fate) => {
  const http = played(fate, 'http');
  const socketMode = played(fate, 'socket-mode');

  test.each(allMetrics.filter(({ name }) => !(name in ofOneTransport) && !ofTheWay.has(name)))(
    'has the same $name over both transports',
    ({ measure }) => {
      expect(figures(measure(http))).toEqual(figures(measure(socketMode)));
    },
  );
});

test('what is of one transport is a metric, and says so', () => {
  for (const [name, why] of Object.entries(ofOneTransport)) {
    const found = metricNamed(name).measure(played(fates['gone']!, 'http'));
    if (name === 'retry-reasons')
      expect(Object.keys(found.kind === 'tally' ? found.counts : {})).toEqual(['connection_failed']);
    else expect(found).toEqual({ kind: 'nothing', why });
  }
});

const deaf: readonly (readonly [fate: string, inAll: number, added: number])[] = [
  ['quiet', 0, 0],
  // It answers what it got in the last 3 s of its sleep in time.
  ['frozen', 7, 7],
  ['blocked', 7, 7],
  ['stuck', 10, 10],
  ['slow', 10, 10],
  ['late', 0, 0],
  ['back', 14, 4],
  ['restarted', 10, 0],
  ['partition', 10, 0],
  ['acknowledges and drops', 0, 0],
];

test.each(deaf)('an app that is %s is deaf for %d s, of which it adds %d s', (name, inAll, added) => {
  const near = (value: number) => ({ kind: 'number', value: expect.closeTo(seconds(value), -6.2) });
  for (const transport of ['http', 'socket-mode'] as const) {
    const history = played(fates[name]!, transport);
    expect(metricNamed('gap').measure(history)).toMatchObject(near(inAll));
    expect(metricNamed('added-gap').measure(history)).toMatchObject(near(added));
  }
});

test.each(['http', 'socket-mode'] as const)(
  'an app that is gone is deaf for more than the rest of the run over %s',
  (transport) => {
    const history = played(fates['gone']!, transport);
    for (const name of ['gap', 'added-gap', 'recovery'])
      expect(metricNamed(name).measure(history), name).toMatchObject({ isLowerBound: true });
    expect(metricNamed('response-time').measure(history)).toMatchObject({ unbounded: 40, p99: seconds(3) });
  },
);

test('only links show that an app is back after Slack’s last attempt: over HTTP the figure is at least so much', () => {
  const fate = { gone: [10, 50], severs: true, ackAt: (at: number) => at + 5_000, lasting: 22 } as const;
  expect(metricNamed('gap').measure(played(fate, 'socket-mode'))).toMatchObject({ value: seconds(50 - 10.1) });
  expect(metricNamed('gap').measure(played(fate, 'http'))).toMatchObject({
    value: seconds(60 - 10.1),
    isLowerBound: true,
  });
});
