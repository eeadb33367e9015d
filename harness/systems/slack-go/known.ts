import { ms, seconds } from '../../base/units.ts';
import { givesUpPosts } from '../gives-up-posts.ts';
import { type FailureOnRecord, type FigureOnRecord, type Known, measuredHere, withFigures } from '../known.ts';
import { gone, neverBack } from '../lost-links.ts';

const answersAfterWork = {
  id: 'F28',
  scenario: 'slow-handler',
  versions: ['0.35.0'],
  transport: 'http',
  note: 'Answers only when its work is done, as the SDK’s example for HTTP does: by then Slack has sent the event again, and the app handles it twice',
  source: 'https://github.com/slack-go/slack/tree/v0.35.0/examples/eventsapi',
} as const;

const lastPingIsOld = 'At a tick of 30 s it finds Slack’s last ping more than 30 s old';

const overSocketMode = {
  versions: ['0.35.0'],
  transport: 'socket-mode',
  source: 'https://github.com/slack-go/slack/tree/v0.35.0/socketmode',
} as const;

const failures: readonly FailureOnRecord[] = [
  ...givesUpPosts({
    versions: ['0.35.0'],
    transports: ['http', 'socket-mode'],
    reports: false,
    note: 'A client without OptionRetry gives an error back at 429 and at 5xx, as the SDK’s examples do: they log it and go on',
    source: 'https://github.com/slack-go/slack/issues/1531',
  }),
  { ...answersAfterWork, metric: 'first-attempt-ack-rate', between: [0, 0] },
  ...['too-many-websockets', 'dropped-after-hello'].flatMap((scenario) =>
    withFigures(
      {
        ...overSocketMode,
        id: 'F07',
        scenario,
        note: 'Its rest between tries begins anew with each upgrade that works, also where the link ends at once: it tries again without delay, until Slack answers 429',
      },
      { lint: [1, 1] },
    ),
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'N07',
      scenario: 'half-open-to-slack',
      note: 'It sends no pings, and Slack’s pings still come: nothing shows it that its acks do not arrive',
    },
    { recovery: [seconds(30.01), seconds(200)] },
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'F18',
      scenario: 'half-open-to-app',
      note: lastPingIsOld,
      isIntermittent:
        'it depends on how long before such a tick the link dies: it is back after 28 s at best, and after 60 s at worst',
    },
    { recovery: [seconds(30.01), seconds(200)] },
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'F18',
      scenario: 'half-open-link',
      note: lastPingIsOld,
      isIntermittent:
        'it depends on how long before such a tick the link dies: it is back after 28 s at best, and after 60 s at worst',
    },
    { recovery: [seconds(30.01), seconds(200)] },
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'N14',
      scenario: 'start-while-slack-is-silent',
      note: 'Its HTTP client has no time-out: it waits for ever for the answer to its first call',
    },
    { recovery: [seconds(15.01), seconds(200)] },
  ),
  ...withFigures(
    { ...overSocketMode, id: 'F17', scenario: 'hello-withheld', note: 'It waits for a hello for ever' },
    neverBack,
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'F16',
      scenario: 'open-never-answers',
      note: 'Its HTTP client has no time-out: it waits for ever for the answer to apps.connections.open',
    },
    neverBack,
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'F16',
      scenario: 'upgrade-never-answered',
      note: 'It gives an upgrade up that is not answered only after 45 s',
    },
    { recovery: [seconds(15.01), seconds(60)] },
  ),
  ...withFigures(
    {
      ...overSocketMode,
      id: 'F14',
      scenario: 'open-invalid-auth',
      note: 'It takes one invalid_auth for final, and the app ends',
    },
    gone,
  ),
];

const figures: readonly FigureOnRecord[] = [
  { row: 'at-rest/ping-every', value: 'none', ...measuredHere },
  ...['refresh-closed', 'refresh-open'].flatMap((probe): readonly FigureOnRecord[] => [
    { row: `${probe}/reconnect`, value: ms(2), ...measuredHere },
    { row: `${probe}/order`, value: 'closes, then opens', ...measuredHere },
  ]),
  {
    row: 'blackhole/reconnect',
    value: seconds(55.9),
    range: [seconds(20), seconds(60)],
    because: `${lastPingIsOld}, which may have come 10 s before the fault`,
    ...measuredHere,
    note: '§4.2 read 30–60 s in the source',
  },
  ...['pings-stop', 'pings-stop-open'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: seconds(54.4),
    range: [seconds(30), seconds(60)],
    because: lastPingIsOld,
    ...measuredHere,
  })),
  ...['pongs-stop', 'pongs-stop-open'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: 'no new link',
    ...measuredHere,
  })),
  ...['reset', 'fin', 'close-frame'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: 0,
    ...measuredHere,
  })),
  ...['upgrade-408', 'upgrade-409', 'upgrade-503'].map((probe): FigureOnRecord => ({
    row: `${probe}/waits`,
    value: [0, ms(100), ms(200), ms(400), ms(800)],
    ...measuredHere,
  })),
  { row: 'too-many-websockets/pattern', value: 'none: it tries again without delay', ...measuredHere },
  {
    row: 'open-503/waits',
    value: [0, ms(100), ms(200), ms(400), ms(800), ms(1_600), ms(3_200), ms(6_400)],
    ...measuredHere,
  },
  { row: 'open-429/after-429', value: seconds(4), ...measuredHere },
  { row: 'open-internal-error/waits', value: [0, ms(100), ms(200), ms(400)], ...measuredHere },
  { row: 'open-invalid-auth/process', value: 'ends with code 1', ...measuredHere },
  { row: 'hello-missing/gives-up', value: 'it still waited', ...measuredHere },
];

export const known: Known = { failures, figures };
