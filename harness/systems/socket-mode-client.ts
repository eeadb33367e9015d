/** What is known of @slack/socket-mode 1, 2 and 3, alone and below Bolt for JavaScript 3, 4 and 5. */

import { ms, seconds } from '../base/units.ts';
import { type FailureOnRecord, type FigureOnRecord, type Known, onlyOf, withFigures } from './known.ts';
import { gone, neverBack } from './lost-links.ts';
import { pongsOverdue } from './pongs-overdue.ts';

/** The versions of a system that stand on one major version of the client. */
interface Versions {
  /** As figures are found by it: `5.` */
  readonly beginning: string;
  /** Of which failures are known, exactly. */
  readonly failing: readonly string[];
  /** Of which is known what becomes of a link that it lost. */
  readonly measured?: readonly string[];
}

/** Seen with Node 24: of @slack/bolt 4.7.3 nothing comes through the proxy, of 5.1.0 the calls and no socket. */
export const ignoresProxy =
  'The SDK takes a proxy as an option, which our app does not give: HTTPS_PROXY alone reaches the calls of @slack/web-api 8 at most, and no socket';

/** By the version of the client: versions of the system that stands on it. */
export function knownOfSocketMode({
  one,
  two,
  three,
  odd,
}: {
  readonly one: Pick<Versions, 'beginning'>;
  readonly two: Versions;
  readonly three: Versions;
  /** Of which is known, exactly, that a frame ends them. */
  readonly odd: readonly string[];
}): Known {
  return {
    agent: '@slack:socket-mode/',
    failures: [
      ...deafAtRefresh(two.failing, three.failing),
      ...losesItsWay(three.measured ?? []),
      ...pongsOverdue(three.measured ?? []),
      ...endsAtNull(odd),
    ],
    figures: [
      ...onlyOf([one.beginning, two.beginning, three.beginning], always),
      ...onlyOf([one.beginning], of1),
      ...onlyOf([two.beginning, three.beginning], since2),
      ...onlyOf([two.beginning], of2),
      ...onlyOf([three.beginning], of3),
    ],
  };
}

function deafAtRefresh(two: readonly string[], three: readonly string[]): readonly FailureOnRecord[] {
  const about = {
    id: 'F03',
    transport: 'socket-mode',
    metric: 'added-gap',
    source: 'https://github.com/slackapi/bolt-js/issues/2496',
  } as const;
  return [
    {
      ...about,
      scenario: 'recycle-announced',
      versions: [...three, ...two],
      between: [seconds(4.5), seconds(6.5)],
      note: 'Closes the old socket first and waits 5 s before it opens a new one',
    },
    {
      ...about,
      scenario: 'recycle-linger',
      versions: [...three, ...two],
      between: [seconds(8), seconds(12.5)],
      note: 'Waits for Slack to close the TCP connection, which Slack does not do, until its own pings are overdue, and then 5 s more',
    },
  ];
}

/** A frame that says `null`: all versions of the client read its type. */
function endsAtNull(versions: readonly string[]): readonly FailureOnRecord[] {
  return withFigures(
    {
      id: 'N13',
      scenario: 'odd-frames',
      versions,
      transport: 'socket-mode',
      note: 'Reads the type of a frame that is null, which throws a TypeError that ends the process',
      source: 'https://github.com/slackapi/node-slack-sdk/blob/main/packages/socket-mode/src/SocketModeClient.ts',
    },
    { 'unasked-exits': [1, 1], lost: [1, 60], 'first-attempt-ack-rate': [0.1, 0.9] },
  );
}

/** What becomes of @slack/socket-mode 3.1.0 where Slack does not give it a link again at once. */
function losesItsWay(versions: readonly string[]): readonly FailureOnRecord[] {
  const about = { versions, transport: 'socket-mode', source: 'docs/slack-protocol.md §4.2' } as const;
  return [
    ...withFigures(
      { ...about, id: 'F17', scenario: 'hello-withheld', note: 'It waits for a hello for ever' },
      neverBack,
    ),
    ...withFigures(
      {
        ...about,
        id: 'F16',
        scenario: 'upgrade-never-answered',
        note: 'It gives an upgrade up that is not answered only after 301 s',
      },
      neverBack,
    ),
    ...withFigures(
      {
        ...about,
        id: 'F16',
        scenario: 'open-never-answers',
        note: 'Its Web API client has no time-out: it waits for ever for the answer to apps.connections.open',
      },
      neverBack,
    ),
    ...withFigures(
      {
        ...about,
        id: 'F14',
        scenario: 'open-invalid-auth',
        note: 'One invalid_auth while it reconnects is a rejection that nobody takes, and ends the process',
        source: 'https://github.com/slackapi/node-slack-sdk/issues/2656',
      },
      gone,
    ),
    ...withFigures(
      {
        ...about,
        id: 'F37',
        scenario: 'over-the-event-limit',
        note: 'app_rate_limited has no event inside, which throws in the dispatcher and ends the process; fixed in 3.1.1',
      },
      { 'unasked-exits': [1, 1], lost: [1, 60] },
    ),
  ];
}

const table = 'slack-protocol.md §4.2';
const measured = { mark: 'MEASURED', source: table } as const;
const code = { mark: 'CODE', source: table } as const;
const webApi = { mark: 'MEASURED', source: 'slack-protocol.md §3.4' } as const;

const atTick =
  'The client looks at each 1,667 ms whether its last pong is more than 5,000 ms old: what it finds depends on the phase';

const always: readonly FigureOnRecord[] = [
  { row: 'at-rest/ping-every', value: ms(1_667), ...measured },
  {
    row: 'at-rest/ack',
    value: '{"envelope_id":"<uuid>","payload":{}}',
    mark: 'MEASURED',
    source: 'slack-protocol.md §1.5',
  },
  { row: 'app-rate-limited/process', value: 'ends with code 1', mark: 'ISSUE', source: table },
  { row: 'hello-missing/gives-up', value: 'it still waited', ...measured },
];

const of1: readonly FigureOnRecord[] = [
  { row: 'at-rest/start', value: 'before hello', ...code },
  { row: 'refresh-closed/reconnect', value: ms(10), ...measured },
  { row: 'refresh-open/reconnect', value: ms(10), ...measured },
  { row: 'refresh-closed/order', value: 'opens, then closes', ...measured },
  {
    row: 'blackhole/reconnect',
    value: ms(5_400),
    range: [seconds(3.3), seconds(6.8)],
    ...measured,
    because: atTick,
  },
  { row: 'pings-stop/reconnect', value: seconds(30), ...code },
  ...['reset', 'close-frame'].map((probe): FigureOnRecord => ({ row: `${probe}/reconnect`, value: 0, ...measured })),
  { row: 'upgrade-408/pattern', value: 'none: it tries again without delay', ...measured },
  { row: 'too-many-websockets/process', value: 'ends with code 1', ...measured },
  { row: 'open-503/waits', value: [0, ms(1_000), ms(1_300), ms(1_690), ms(2_197), ms(2_856)], ...webApi },
  { row: 'open-429/waits', value: [0, seconds(5), seconds(5.3)], ...webApi },
  { row: 'open-internal-error/waits', value: [0, seconds(5), seconds(10)], ...code },
  {
    row: 'open-invalid-auth/process',
    value: 'ends with code 0',
    ...code,
    note: '“Ends in disconnected”: then nothing keeps the process alive',
  },
];

const since2: readonly FigureOnRecord[] = [
  { row: 'at-rest/start', value: 'after hello', ...code },
  { row: 'refresh-closed/reconnect', value: seconds(5), ...measured },
  { row: 'refresh-closed/order', value: 'closes, then opens', ...measured },
  {
    row: 'blackhole/reconnect',
    value: seconds(12),
    range: [seconds(10), seconds(13.4)],
    ...measured,
    because: atTick,
  },
  { row: 'pings-stop/reconnect', value: seconds(35), ...code },
  ...['reset', 'close-frame'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: seconds(5),
    ...measured,
  })),
  { row: 'upgrade-408/waits', value: [seconds(5), seconds(5), seconds(5)], ...measured },
  { row: 'too-many-websockets/waits', value: [seconds(5), seconds(5), seconds(5)], ...measured },
  { row: 'open-503/waits', value: [seconds(5), ms(1_000), ms(1_300), ms(1_690), ms(2_197), ms(2_856)], ...webApi },
  { row: 'open-429/waits', value: [seconds(5), seconds(5), seconds(5.3)], ...webApi },
  { row: 'open-internal-error/waits', value: [seconds(5), seconds(10), seconds(15)], ...measured },
  { row: 'open-internal-error/comes-back', value: seconds(20), ...measured },
  { row: 'open-invalid-auth/process', value: 'ends with code 1', ...measured },
];

const of2: readonly FigureOnRecord[] = [
  {
    row: 'refresh-open/reconnect',
    value: ms(10_300),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    because: atTick,
  },
  { row: 'upgrade-silent/reconnect', value: 'no new link', ...measured },
];

const of3: readonly FigureOnRecord[] = [
  ...['refresh-open', 'pongs-stop'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: ms(8_700),
    range: [seconds(8.3), seconds(11.7)],
    ...measured,
    because: atTick,
  })),
  {
    row: 'upgrade-silent/reconnect',
    value: seconds(311),
    ...measured,
    note: '5 s to the first upgrade, 301 s until undici gives it up, 5 s to the next',
  },
];
