import { ms, seconds } from '../../base/units.ts';
import { type FailureOnRecord, type FigureOnRecord, type Known, measuredHere } from '../known.ts';

const answersAfterWork = {
  id: 'F28',
  scenario: 'slow-handler',
  versions: ['0.35.0'],
  transport: 'http',
  note: 'Answers only when its work is done, as the SDK’s example for HTTP does: by then Slack has sent the event again, and the app handles it twice',
  source: 'https://github.com/slack-go/slack/tree/v0.35.0/examples/eventsapi',
} as const;

const failures: readonly FailureOnRecord[] = [
  { ...answersAfterWork, metric: 'first-attempt-ack-rate', between: [0, 0] },
];

const lastPingIsOld = 'At a tick of 30 s it finds Slack’s last ping more than 30 s old';

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
