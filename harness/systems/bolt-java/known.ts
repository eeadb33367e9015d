import { ms, seconds } from '../../base/units.ts';
import type { TransportName } from '../../result.ts';
import { type FailureOnRecord, type FigureOnRecord, type Known, measuredHere } from '../known.ts';

/** With handlers that take longer than Slack waits, or that fail. */
function acksAfterWork(
  scenario: 'slow-handler' | 'rate-limits',
  transport: TransportName,
  note: string,
  ...figures: readonly Pick<FailureOnRecord, 'metric' | 'between'>[]
): readonly FailureOnRecord[] {
  return figures.map((figure) => ({
    id: 'F28',
    scenario,
    versions: ['1.51.0', '1.45.3'],
    transport,
    ...figure,
    note,
    source: 'https://github.com/slackapi/java-slack-sdk/issues/1245',
  }));
}

const overHttp = acksAfterWork(
  'slow-handler',
  'http',
  'Answers only when the listener has finished, here after 4 s: by then Slack has sent the event again, and the listener handles it twice',
  { metric: 'first-attempt-ack-rate', between: [0, 0] },
);

const overSocketMode = acksAfterWork(
  'slow-handler',
  'socket-mode',
  'Acks only when the listener has finished, and runs one listener at a time, here for 4 s each: retries join the queue, which is not empty when the last retry has timed out',
  { metric: 'first-attempt-ack-rate', between: [0, 0] },
  { metric: 'lost', between: [1, 25] },
);

/** Between 9 and 11 of 35 events find their post refused. */
const refusedAndNotAcked = { metric: 'first-attempt-ack-rate', between: [0.65, 0.8] } as const;

const refusedOverHttp = acksAfterWork(
  'rate-limits',
  'http',
  'Answers only when the listener has finished: where a call of the listener’s is refused, here with 429, it throws, the answer is 500, and Slack sends the event again',
  refusedAndNotAcked,
);

const refusedOverSocketMode = acksAfterWork(
  'rate-limits',
  'socket-mode',
  'Acks only when the listener has finished: where a call of the listener’s is refused, here with 429, it throws, there is no ack, and Slack sends the event again',
  refusedAndNotAcked,
);

const fromTheFuture: FailureOnRecord = {
  id: 'F32',
  scenario: 'requests-from-the-future',
  versions: ['1.51.0', '1.45.3'],
  transport: 'http',
  metric: 'forgeries-accepted',
  between: [1, 40],
  note: 'Refuses timestamps that are too old, and takes those that lie ahead, however far',
  source:
    'https://github.com/slackapi/java-slack-sdk/blob/main/slack-app-backend/src/main/java/com/slack/api/app_backend/SlackSignature.java',
};

const sessionMonitor = 'The client looks at each tick of 5 s whether its session lives';

const ofBothLibraries: readonly FigureOnRecord[] = [
  { row: 'at-rest/ping-every', value: seconds(5), ...measuredHere },
  { row: 'at-rest/ack', value: '{"envelope_id":"<uuid>"}', ...measuredHere },
  ...['refresh-closed', 'refresh-open'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: ms(25),
    ...measuredHere,
  })),
  ...['blackhole', 'pongs-stop'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: seconds(3.8),
    range: [seconds(3), seconds(8.3)],
    because: 'At a tick of 5 s it sends pings and waits 3 s for one to be answered',
    ...measuredHere,
    note: '§4.2 read up to about 8 s in the source',
  })),
  ...['reset', 'fin', 'close-frame'].map((probe): FigureOnRecord => ({
    row: `${probe}/reconnect`,
    value: seconds(1.5),
    range: [seconds(0), seconds(5.2)],
    because: sessionMonitor,
    ...measuredHere,
  })),
  ...['upgrade-408', 'upgrade-409', 'upgrade-503'].map((probe): FigureOnRecord => ({
    row: `${probe}/every`,
    value: seconds(5),
    ...measuredHere,
    note: '§4.2 read 10 s in the source; those hold for apps.connections.open, here it is the session monitor of 5 s',
  })),
  { row: 'too-many-websockets/pattern', value: 'none: it tries again without delay', ...measuredHere },
  { row: 'open-429/after-429', value: seconds(10), ...measuredHere },
  { row: 'hello-missing/gives-up', value: 'it still waited', ...measuredHere },
  { row: 'frame-oversize/link', value: 'stays, and brings no more events', ...measuredHere },
  { row: 'open-503/every', value: seconds(10), ...measuredHere },
];

const ofTyrus: readonly FigureOnRecord[] = [
  { row: 'refresh-open/order', value: 'opens, then closes', ...measuredHere },
  { row: 'open-internal-error/every', value: seconds(10), ...measuredHere },
  ...['open-internal-error', 'open-invalid-auth'].map((probe): FigureOnRecord => ({
    row: `${probe}/comes-back`,
    value: seconds(10),
    ...measuredHere,
  })),
];

const ofJavaWebSocket = ['open-internal-error', 'open-invalid-auth'].map((probe): FigureOnRecord => ({
  row: `${probe}/comes-back`,
  value: 'no new link',
  ...measuredHere,
  note: 'After one answer with ok:false it never tries again: the process goes on, deaf',
}));

export const onTyrus: Known = {
  agent: 'slack-api-client/',
  failures: [...overHttp, ...overSocketMode, ...refusedOverHttp, ...refusedOverSocketMode, fromTheFuture],
  figures: [...ofBothLibraries, ...ofTyrus],
};

export const onJavaWebSocket: Known = {
  agent: 'slack-api-client/',
  failures: [...overSocketMode, ...refusedOverSocketMode],
  figures: [...ofBothLibraries, ...ofJavaWebSocket],
};
