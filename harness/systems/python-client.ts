/** What is known of the built-in Socket Mode client of Python's slack_sdk, alone and below Bolt, which gives it another tick. */

import { type Micros, ms, seconds } from '../base/units.ts';
import { type FailureOnRecord, type FigureOnRecord, measuredHere, withFigures } from './known.ts';
import { goneAtStart, neverBack } from './lost-links.ts';

const table = 'slack-protocol.md §4.2';
const measured = { mark: 'MEASURED', source: table } as const;
const code = { mark: 'CODE', source: table } as const;

export interface BuiltInClient {
  /** The client's ping interval, in seconds: at each tick it pings and looks whether its session lives. */
  readonly tick: 5 | 10;
  /** From the fault to a new link, a single draw each. */
  readonly back: { readonly [probe in 'blackhole' | 'reset' | 'fin' | 'drop']: Micros };
  /** Whether it was seen that failing opens and upgrades are tried again at each tick, or read in the source. */
  readonly triesAgain: 'MEASURED' | 'CODE';
}

/** Its figures; what another tick changes is computed from it. */
export function builtInClientFigures({ tick, back, triesAgain }: BuiltInClient): readonly FigureOnRecord[] {
  const every = `At a tick of ${tick} s`;
  const stale = {
    range: [seconds(4 * tick), seconds(5 * tick + 3)],
    because: `${every} it finds its last answered ping more than ${4 * tick} s old, which is ${5 * tick} s after that ping; a read under way may hold the socket for 3 s more`,
  } as const;
  return [
    ...whateverTheTick,
    { row: 'at-rest/ping-every', value: seconds(tick), ...code },
    { row: 'blackhole/reconnect', value: back.blackhole, ...stale, ...measured },
    {
      row: 'reset/reconnect',
      value: back.reset,
      range: [seconds(0), seconds(tick)],
      because: `The client looks at each tick of ${tick} s whether its session lives`,
      ...measured,
    },
    {
      row: 'fin/reconnect',
      value: back.fin,
      ...stale,
      ...measuredHere,
      note: '§4.2 has 32 s (57 s): those are of a socket closed both ways, see there; of a half-closed one it is staleness',
    },
    {
      row: 'drop/reconnect',
      value: back.drop,
      range: [seconds(5 * tick), seconds(6 * tick + 0.5)],
      because: `At ticks of ${tick} s: of a socket closed both ways, reads go on giving nothing; the fifth ping that fails gives it up, and the first one after the close does not fail yet`,
      ...measured,
    },
    ...['upgrade-408', 'open-503', 'open-internal-error'].map((probe): FigureOnRecord => ({
      row: `${probe}/every`,
      value: seconds(tick),
      mark: triesAgain,
      source: table,
    })),
  ];
}

const whateverTheTick: readonly FigureOnRecord[] = [
  {
    row: 'at-rest/ack',
    value: '{"envelope_id": "<uuid>"}',
    mark: 'MEASURED',
    source: 'slack-protocol.md §1.5',
  },
  {
    row: 'at-rest/goodbye',
    value: 'no close frame: TCP just ends, and Slack may keep the link as a ghost',
    ...measured,
  },
  ...['refresh-closed', 'refresh-open'].flatMap((probe): readonly FigureOnRecord[] => [
    { row: `${probe}/reconnect`, value: ms(50), ...measured },
    { row: `${probe}/order`, value: 'opens, then closes', ...measured },
  ]),
  { row: 'open-429/after-429', value: seconds(4), ...measured },
  { row: 'hello-missing/gives-up', value: 'it still waited', ...measuredHere },
  { row: 'open-invalid-auth/process', value: 'goes on', ...code },
];

/** A link that died silently, noticed too late; `back`: the latest that it was seen to be. */
export function noticesLate(about: {
  readonly versions: readonly string[];
  readonly back: Micros;
  readonly note: string;
}): readonly FailureOnRecord[] {
  const { back, ...rest } = about;
  return [{ ...slowToNotice, ...rest, metric: 'recovery', between: [seconds(10.01), back] }];
}

/** The built-in client in what a link and its loss can be: by scenario. */
export function failsAtLinks(
  versions: readonly string[],
  { back }: { /** Of a half-open link. */ readonly back?: FailureOnRecord['between'] },
): readonly FailureOnRecord[] {
  const about = { versions, transport: 'socket-mode', source: 'docs/slack-protocol.md §4.2' } as const;
  const { id, note, source } = missesTheEnd(versions);
  return [
    { ...about, id, note, source, scenario: 'bare-fin', metric: 'recovery', between: [seconds(10.01), seconds(70)] },
    {
      ...about,
      id: 'F25',
      scenario: 'hurried-refresh',
      metric: 'needless-links',
      between: [1, 2],
      note: 'Each disconnect frame begins a reconnect, also while one is under way',
      source: 'https://github.com/slackapi/python-slack-sdk/issues/1065',
      isIntermittent: 'it depends on how far the first reconnect is when the second frame comes',
    },
    ...['start-while-slack-fails', 'start-while-slack-errs', 'start-while-slack-is-silent'].flatMap((scenario) =>
      withFigures(
        { ...about, id: 'N14', scenario, note: 'Its first call of the Web API fails, and the app ends with code 1' },
        goneAtStart,
      ),
    ),
    ...withFigures(
      { ...about, id: 'F17', scenario: 'hello-withheld', note: 'It waits for a hello for ever' },
      neverBack,
    ),
    {
      ...about,
      id: 'F16',
      scenario: 'open-never-answers',
      metric: 'recovery',
      between: [seconds(15.01), seconds(70)],
      note: 'It gives apps.connections.open up only after 30 s without an answer',
    },
    ...missesEnds(versions),
    ...withFigures(
      {
        ...about,
        id: 'F36',
        scenario: 'fragmented-events',
        note: 'It takes the first frame for the whole message, and each continuation frame for one that it does not support',
        source: 'https://github.com/slackapi/python-slack-sdk/blob/main/slack_sdk/socket_mode/builtin/client.py',
      },
      { 'first-attempt-ack-rate': [0, 0], lost: [1, 12] },
    ),
    ...(back === undefined ? [] : ['half-open-link', 'half-open-to-app', 'half-open-to-slack']).map(
      (scenario): FailureOnRecord => ({
        ...about,
        id: 'F01',
        scenario,
        metric: 'recovery',
        between: back ?? [0, 0],
        note: 'It takes a link for alive until 40 s after its last pong',
      }),
    ),
  ];
}

/** Where every connection is cut, or a link ends right after its hello: the same, by scenario. */
function missesEnds(versions: readonly string[]): readonly FailureOnRecord[] {
  const leasts = [
    ['sleep-without-network', seconds(10.01)],
    ['unreachable-slack', seconds(15.01)],
    ['dropped-after-hello', seconds(15.01)],
  ] as const;
  return leasts.map(([scenario, least]) => ({
    ...missesTheEnd(versions),
    scenario,
    between: [least, seconds(70)],
    isIntermittent: 'it depends on how long before a ping of the client’s own the link ended',
  }));
}

/**
 * The built-in client where TCP is closed without a close frame (`refused` closes what was open with a FIN): deaf for 48 to 60 s at a
 * tick of 10 s, for 28 s at one of 5 s. `back` counts from the end of the fault, 6 s later, and has room for Slack's real rests.
 */
export function missesTheEnd(versions: readonly string[]): FailureOnRecord {
  return {
    id: 'F47',
    scenario: 'app-down',
    versions,
    transport: 'socket-mode',
    metric: 'recovery',
    between: [seconds(10.01), seconds(70)],
    note: 'The client does not notice that TCP was closed: its reads go on giving nothing, and it gives the link up only at the fifth ping that fails',
    source: 'docs/slack-protocol.md §4.2',
  };
}

/** Of Python's clients, built in or not. */
export const slowToNotice = {
  id: 'F01',
  scenario: 'partition-kill',
  transport: 'socket-mode',
  source: 'docs/slack-protocol.md §4.2',
} as const;
