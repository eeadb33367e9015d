import { seconds } from '../../base/units.ts';
import { type FailureOnRecord, type Known, withFigures } from '../known.ts';
import { goneAtStart } from '../lost-links.ts';
import { knownOfSocketMode } from '../socket-mode-client.ts';

/** Bolt 3, 4 and 5 stand on @slack/socket-mode 1, 2 and 3. */
const socketMode = knownOfSocketMode({
  one: { beginning: '3.' },
  two: { beginning: '4.', failing: ['4.7.3'] },
  three: { beginning: '5.', failing: ['5.1.0'], measured: ['5.1.0'] },
  odd: ['5.1.0', '4.7.3', '3.22.0'],
});

/** A start into an outage of Slack. */
const startingUp = {
  id: 'N14',
  versions: ['5.1.0'],
  transport: 'socket-mode',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/1495',
  isIntermittent: 'Where many processes start at once, this one may start when the outage is over already',
} as const;

/** Of the receivers over HTTP alike. */
export const fromTheFuture: FailureOnRecord = {
  id: 'F32',
  scenario: 'requests-from-the-future',
  versions: ['5.1.0', '4.7.3', '3.22.0'],
  transport: 'http',
  metric: 'forgeries-accepted',
  between: [1, 40],
  note: 'Refuses timestamps that are too old, and takes those that lie ahead, however far',
  source: 'https://github.com/slackapi/bolt-js/blob/main/src/receivers/verify-request.ts',
};

/** At a start while Slack takes its time, over both transports: events come as soon as the app listens, or has its link. */
const authorizesBeforeAck = (['http', 'socket-mode'] as const).map((transport): FailureOnRecord => ({
  id: 'F30',
  scenario: 'slow-auth-test',
  versions: ['5.1.0'],
  transport,
  metric: 'timed-out',
  between: [1, 30],
  note: 'Acknowledges an event only when it knows who the app is: its first auth.test is under way still, and events wait for the answer',
  source: 'https://github.com/slackapi/bolt-js/issues/786',
}));

/** What HTTPReceiver makes of a signed body that is null; ExpressReceiver answers it. */
const atNull = (
  [
    ['unasked-exits', [1, 1]],
    ['odd-requests-unanswered', [1, 15]],
    ['first-attempt-ack-rate', [0.4, 0.99]],
    ['lost', [1, 14]],
  ] as const
).map(([metric, between]): FailureOnRecord => ({
  id: 'N13',
  scenario: 'hostile-bodies',
  versions: ['5.1.0', '4.7.3', '3.22.0'],
  transport: 'http',
  metric,
  between,
  note: 'Looks for ssl_check in a body that is null, and the process ends with a TypeError',
  source: 'https://github.com/slackapi/bolt-js/blob/main/src/receivers/HTTPReceiver.ts',
}));

export const known: Known = {
  ...socketMode,
  failures: [
    ...(socketMode.failures ?? []),
    fromTheFuture,
    ...atNull,
    ...authorizesBeforeAck,
    ...(['http', 'socket-mode'] as const).flatMap((transport) =>
      withFigures(
        {
          ...startingUp,
          transport,
          scenario: 'start-while-slack-errs',
          note: 'Its first auth.test fails, and the app ends with code 1',
        },
        goneAtStart,
      ),
    ),
    ...withFigures(
      {
        ...startingUp,
        scenario: 'start-while-slack-is-silent',
        note: 'Its Web API client has no time-out: it waits for ever for the answer to its first call',
      },
      { recovery: [seconds(15.01), seconds(200)] },
    ),
    ...withFigures(
      {
        ...startingUp,
        transport: 'http',
        scenario: 'start-while-slack-is-silent',
        note: 'Waits with each event for the answer to its first auth.test, which never comes: its Web API client has no time-out',
      },
      { recovery: [seconds(15.01), seconds(200)] },
    ),
  ],
};
