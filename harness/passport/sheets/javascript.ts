/** @slack/socket-mode 1, 2 and 3, alone and below Bolt 3, 4 and 5. */

import { ms, seconds } from '../../base/units.ts';
import type { Expected } from '../expected.ts';
import { all } from './all.ts';

const table = 'slack-protocol.md §4.2';
const webApi = 'slack-protocol.md §3.4';
const measured = { mark: 'MEASURED', source: table } as const;
const code = { mark: 'CODE', source: table } as const;

const socketMode1 = [
  { systems: ['bolt-js', 'bolt-js/express'], versions: ['3.'] },
  { systems: ['slack-socket-mode'], versions: ['1.'] },
] as const;
const socketMode2 = [
  { systems: ['bolt-js', 'bolt-js/express'], versions: ['4.'] },
  { systems: ['slack-socket-mode'], versions: ['2.'] },
] as const;
const socketMode3 = [
  { systems: ['bolt-js', 'bolt-js/express'], versions: ['5.'] },
  { systems: ['slack-socket-mode'], versions: ['3.'] },
] as const;
const node = [...socketMode1, ...socketMode2, ...socketMode3];
const since2 = [...socketMode2, ...socketMode3];

/** The client looks each 1,667 ms whether its last pong is more than 5,000 ms old: that is a matter of phase. */
const atTick =
  'The client looks at each 1,667 ms whether its last pong is more than 5,000 ms old: what it finds depends on the phase';

export const javaScript: readonly Expected[] = [
  ...all(node, { row: 'at-rest/ping-every', value: ms(1_667), ...measured }),
  ...all(node, {
    row: 'at-rest/ack',
    value: '{"envelope_id":"<uuid>","payload":{}}',
    mark: 'MEASURED',
    source: 'slack-protocol.md §1.5',
  }),
  ...all(socketMode1, { row: 'at-rest/start', value: 'before hello', ...measured, mark: 'CODE' }),
  ...all(since2, { row: 'at-rest/start', value: 'after hello', ...measured, mark: 'CODE' }),
  ...all(socketMode1, { row: 'refresh-closed/reconnect', value: ms(10), ...measured }),
  ...all(since2, { row: 'refresh-closed/reconnect', value: seconds(5), ...measured }),
  ...all(socketMode1, { row: 'refresh-open/reconnect', value: ms(10), ...measured }),
  ...all(socketMode2, {
    row: 'refresh-open/reconnect',
    value: ms(10_300),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    because: atTick,
  }),
  ...all(socketMode3, {
    row: 'refresh-open/reconnect',
    value: ms(8_700),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    because: atTick,
  }),
  ...all(socketMode1, { row: 'refresh-closed/order', value: 'opens, then closes', ...measured }),
  ...all(since2, { row: 'refresh-closed/order', value: 'closes, then opens', ...measured }),
  ...all(socketMode1, {
    row: 'blackhole/reconnect',
    value: ms(5_400),
    range: [seconds(3.3), seconds(6.8)],
    ...measured,
    because: atTick,
  }),
  ...all(since2, {
    row: 'blackhole/reconnect',
    value: seconds(12),
    range: [seconds(10), seconds(13.4)],
    ...measured,
    because: atTick,
  }),
  ...all(socketMode3, {
    row: 'pongs-stop/reconnect',
    value: ms(8_700),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    because: atTick,
  }),
  ...all(socketMode1, { row: 'pings-stop/reconnect', value: seconds(30), ...code }),
  ...all(since2, { row: 'pings-stop/reconnect', value: seconds(35), ...code }),
  ...['reset', 'close-frame'].flatMap((probe) => [
    ...all(socketMode1, { row: `${probe}/reconnect`, value: 0, ...measured }),
    ...all(since2, { row: `${probe}/reconnect`, value: seconds(5), ...measured }),
  ]),
  ...all(socketMode1, { row: 'upgrade-408/pattern', value: 'none: it tries again without delay', ...measured }),
  ...all(since2, { row: 'upgrade-408/waits', value: [seconds(5), seconds(5), seconds(5)], ...measured }),
  ...all(socketMode1, { row: 'too-many-websockets/process', value: 'ends with code 1', ...measured }),
  ...all(since2, { row: 'too-many-websockets/waits', value: [seconds(5), seconds(5), seconds(5)], ...measured }),
  ...all(socketMode1, {
    row: 'open-503/waits',
    value: [0, ms(1_000), ms(1_300), ms(1_690), ms(2_197), ms(2_856)],
    mark: 'MEASURED',
    source: webApi,
  }),
  ...all(since2, {
    row: 'open-503/waits',
    value: [seconds(5), ms(1_000), ms(1_300), ms(1_690), ms(2_197), ms(2_856)],
    mark: 'MEASURED',
    source: webApi,
  }),
  ...all(socketMode1, {
    row: 'open-429/waits',
    value: [0, seconds(5), seconds(5.3)],
    mark: 'MEASURED',
    source: webApi,
  }),
  ...all(since2, {
    row: 'open-429/waits',
    value: [seconds(5), seconds(5), seconds(5.3)],
    mark: 'MEASURED',
    source: webApi,
  }),
  ...all(socketMode1, { row: 'open-internal-error/waits', value: [0, seconds(5), seconds(10)], ...code }),
  ...all(since2, { row: 'open-internal-error/waits', value: [seconds(5), seconds(10), seconds(15)], ...measured }),
  ...all(since2, { row: 'open-internal-error/comes-back', value: seconds(20), ...measured }),
  ...all(socketMode1, {
    row: 'open-invalid-auth/process',
    value: 'ends with code 0',
    ...code,
    note: '“Ends in disconnected”: then nothing keeps the process alive',
  }),
  ...all(since2, { row: 'open-invalid-auth/process', value: 'ends with code 1', ...measured }),
  ...all(node, { row: 'app-rate-limited/process', value: 'ends with code 1', mark: 'ISSUE', source: table }),
  ...all(node, { row: 'hello-missing/gives-up', value: 'it still waited', ...measured }),
  ...all(socketMode3, {
    row: 'upgrade-silent/reconnect',
    value: seconds(311),
    ...measured,
    note: '5 s to the first upgrade, 301 s until undici gives it up, 5 s to the next',
  }),
  ...all(socketMode2, { row: 'upgrade-silent/reconnect', value: 'no new link', ...measured }),
];
