/** The figures of slack-protocol.md §4.2 and §3.4, as data: what this probe's row should show for that version. */

import { ms, seconds } from '../units.ts';

export interface Expected {
  /** Of `--system`, without a variant's part after the slash unless it matters. */
  readonly systems: readonly string[];
  /** Versions that begin like this; none: all. */
  readonly versions?: readonly string[];
  /** `probe/row` */
  readonly row: string;
  /** µs or a count; waits in µs; words. */
  readonly value: number | readonly number[] | string;
  /** Between what it lies, where it depends on the phase of the client's own ticks. */
  readonly range?: readonly [least: number, most: number];
  readonly mark: 'MEASURED' | 'CODE' | 'ISSUE';
  readonly source: string;
  /** Why a figure of this harness differs, where that is known. */
  readonly note?: string;
}

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

type Who = Pick<Expected, 'systems' | 'versions'>;

function all(who: readonly Who[], what: Omit<Expected, 'systems' | 'versions'>): readonly Expected[] {
  return who.map((each) => ({ ...each, ...what }));
}

const javaScript: readonly Expected[] = [
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
    note: atTick,
  }),
  ...all(socketMode3, {
    row: 'refresh-open/reconnect',
    value: ms(8_700),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    note: atTick,
  }),
  ...all(socketMode1, { row: 'refresh-closed/order', value: 'opens, then closes', ...measured }),
  ...all(since2, { row: 'refresh-closed/order', value: 'closes, then opens', ...measured }),
  ...all(socketMode1, {
    row: 'blackhole/reconnect',
    value: ms(5_400),
    range: [seconds(3.3), seconds(6.8)],
    ...measured,
    note: atTick,
  }),
  ...all(since2, {
    row: 'blackhole/reconnect',
    value: seconds(12),
    range: [seconds(10), seconds(13.4)],
    ...measured,
    note: atTick,
  }),
  ...all(socketMode3, {
    row: 'pongs-stop/reconnect',
    value: ms(8_700),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    note: atTick,
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

const builtIn: readonly Who[] = [{ systems: ['bolt-python'] }];

const python: readonly Expected[] = [
  ...all(builtIn, { row: 'at-rest/ping-every', value: seconds(10), ...code }),
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
  ...all(builtIn, {
    row: 'blackhole/reconnect',
    value: ms(44_300),
    range: [seconds(40), seconds(55)],
    ...measured,
    note: 'At a tick of 10 s it finds its last pong more than 40 s old; to close the dead socket takes it up to 5 s more',
  }),
  ...all(builtIn, {
    row: 'reset/reconnect',
    value: seconds(7),
    range: [seconds(0), seconds(10)],
    ...measured,
    note: 'The client looks at each tick of 10 s whether its session lives',
  }),
  ...all(builtIn, {
    row: 'fin/reconnect',
    value: seconds(57),
    range: [seconds(40), seconds(70)],
    ...measured,
    note: 'More than 60 s are waited for with --long only',
  }),
  ...all(builtIn, { row: 'upgrade-408/every', value: seconds(10), ...code }),
  ...all(builtIn, { row: 'open-429/after-429', value: seconds(4), ...measured }),
  ...all(builtIn, {
    row: 'open-503/every',
    value: seconds(10),
    ...code,
    note: 'MEASURED as 5.0 s with a ping interval of 5 s; Bolt’s handler sets 10 s',
  }),
  ...all(builtIn, { row: 'open-internal-error/every', value: seconds(10), ...code }),
];

/** Read in the source, not measured: this harness replaces them (issue 4 §4.1). */
const others: readonly Expected[] = [
  ...all([{ systems: ['bolt-java'] }], {
    row: 'blackhole/reconnect',
    value: seconds(8),
    range: [seconds(3), seconds(18)],
    ...code,
  }),
  ...all([{ systems: ['bolt-java'] }], {
    row: 'upgrade-408/every',
    value: seconds(10),
    ...code,
    note: 'After a refused upgrade it is the session monitor of 5 s that tries again; the 10 s hold for apps.connections.open',
  }),
  ...all([{ systems: ['bolt-java'] }], { row: 'open-429/after-429', value: seconds(10), ...code }),
  ...all([{ systems: ['bolt-java'] }], { row: 'open-503/every', value: seconds(10), ...code }),
  ...all([{ systems: ['bolt-java'] }], { row: 'refresh-open/order', value: 'opens, then closes', ...code }),
  ...all([{ systems: ['slack-go'] }], {
    row: 'blackhole/reconnect',
    value: seconds(45),
    range: [seconds(20), seconds(60)],
    ...code,
    note: '30–60 s from Slack’s last ping, which may have come 10 s before the fault',
  }),
  ...all([{ systems: ['slack-go'] }], {
    row: 'pings-stop/reconnect',
    value: seconds(45),
    range: [seconds(30), seconds(60)],
    ...code,
  }),
  ...all([{ systems: ['slack-go'] }], { row: 'reset/reconnect', value: 0, ...code }),
  ...all([{ systems: ['slack-go'] }], { row: 'fin/reconnect', value: 0, ...code }),
  ...all([{ systems: ['slack-go'] }], {
    row: 'open-503/waits',
    value: [0, ms(100), ms(200), ms(400), ms(800), ms(1_600), ms(3_200)],
    ...code,
  }),
  ...all([{ systems: ['slack-go'] }], { row: 'at-rest/ping-every', value: 'none', ...code }),
];

export const expectedRows: readonly Expected[] = [...javaScript, ...python, ...others];

/** What slack-protocol.md has for this row, where it has something. */
export function expectedOf(system: string, row: string): Expected | undefined {
  const [name = '', version = ''] = system.split('@');
  return expectedRows.find(
    (each) =>
      each.row === row &&
      each.systems.includes(name) &&
      (each.versions ?? ['']).some((beginning) => version.startsWith(beginning)),
  );
}
