/** The built-in client of Python's slack_sdk, alone and below Bolt. */

import { ms, seconds } from '../../base/units.ts';
import type { Expected } from '../expected.ts';
import { all, type Who } from './all.ts';

const table = 'slack-protocol.md §4.2';
const measured = { mark: 'MEASURED', source: table } as const;
const here = { mark: 'MEASURED', source: 'this harness, 2026-11-22' } as const;
const code = { mark: 'CODE', source: table } as const;

/** slack_sdk's built-in client: its own ping interval, and the one that Bolt's handler sets. */
const ofSdk: readonly Who[] = [{ systems: ['slack-sdk'] }];
const ofBolt: readonly Who[] = [{ systems: ['bolt-python'] }];
const builtIn = [...ofSdk, ...ofBolt];

const monitor5 = 'The client looks at each tick of 5 s whether its session lives';
const monitor10 = 'The client looks at each tick of 10 s whether its session lives';
const stale5 =
  'At a tick of 5 s it finds its last answered ping more than 20 s old, which is 25 s after that ping; a read under way may hold the socket for 3 s more';
const stale10 =
  'At a tick of 10 s it finds its last answered ping more than 40 s old, which is 50 s after that ping; a read under way may hold the socket for 3 s more';
const failing =
  'Of a socket closed both ways reads go on giving nothing; the fifth ping that fails gives it up, and the first one after the close does not fail yet';
const closedBothWays =
  '§4.2 has 32 s (57 s): those are of a socket closed both ways, see there; of a half-closed one it is staleness';

export const python: readonly Expected[] = [
  ...all(ofSdk, { row: 'at-rest/ping-every', value: seconds(5), ...code }),
  ...all(ofBolt, { row: 'at-rest/ping-every', value: seconds(10), ...code }),
  ...all(builtIn, {
    row: 'at-rest/ack',
    value: '{"envelope_id": "<uuid>"}',
    mark: 'MEASURED',
    source: 'slack-protocol.md §1.5',
  }),
  ...all(builtIn, {
    row: 'at-rest/goodbye',
    value: 'no close frame: TCP just ends, and Slack may keep the link as a ghost',
    ...measured,
  }),
  ...['refresh-closed', 'refresh-open'].flatMap((probe) => [
    ...all(builtIn, { row: `${probe}/reconnect`, value: ms(50), ...measured }),
    ...all(builtIn, { row: `${probe}/order`, value: 'opens, then closes', ...measured }),
  ]),
  ...all(ofSdk, {
    row: 'blackhole/reconnect',
    value: seconds(25.1),
    range: [seconds(20), seconds(28)],
    because: stale5,
    ...measured,
  }),
  ...all(ofBolt, {
    row: 'blackhole/reconnect',
    value: ms(44_300),
    range: [seconds(40), seconds(53)],
    because: stale10,
    ...measured,
  }),
  ...all(ofSdk, {
    row: 'reset/reconnect',
    value: seconds(2.1),
    range: [seconds(0), seconds(5)],
    because: monitor5,
    ...measured,
  }),
  ...all(ofBolt, {
    row: 'reset/reconnect',
    value: seconds(7),
    range: [seconds(0), seconds(10)],
    because: monitor10,
    ...measured,
  }),
  ...all(ofSdk, {
    row: 'fin/reconnect',
    value: seconds(22.6),
    range: [seconds(20), seconds(28)],
    because: stale5,
    ...here,
    note: closedBothWays,
  }),
  ...all(ofBolt, {
    row: 'fin/reconnect',
    value: seconds(47.5),
    range: [seconds(40), seconds(53)],
    because: stale10,
    ...here,
    note: closedBothWays,
  }),
  ...all(ofSdk, {
    row: 'drop/reconnect',
    value: seconds(32),
    range: [seconds(25), seconds(30.5)],
    because: `At ticks of 5 s: ${failing}`,
    ...measured,
  }),
  ...all(ofBolt, {
    row: 'drop/reconnect',
    value: seconds(57),
    range: [seconds(50), seconds(60.5)],
    because: `At ticks of 10 s: ${failing}`,
    ...measured,
  }),
  ...all(ofSdk, { row: 'upgrade-408/every', value: seconds(5), ...measured }),
  ...all(ofBolt, { row: 'upgrade-408/every', value: seconds(10), ...code }),
  ...all(ofSdk, {
    row: 'too-many-websockets/every',
    value: ms(100),
    ...measured,
    note: 'Opens at +0.1 s and +3 s: the 3 s are the read under way on a socket that was left open; here Slack ends it, as §1.6 has it',
  }),
  ...all(builtIn, { row: 'open-429/after-429', value: seconds(4), ...measured }),
  ...['open-503', 'open-internal-error'].flatMap((probe) => [
    ...all(ofSdk, { row: `${probe}/every`, value: seconds(5), ...measured }),
    ...all(ofBolt, { row: `${probe}/every`, value: seconds(10), ...code }),
  ]),
  ...all(builtIn, { row: 'open-invalid-auth/process', value: 'goes on', ...code }),
];
