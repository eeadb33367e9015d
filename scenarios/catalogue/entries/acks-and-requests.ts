import type { Entry } from '../entry.ts';
import { github, overBoth, overHttp, overSockets } from '../where-met.ts';

/** F27 to F34: acks, signatures, TLS. */
export const acksAndRequests: readonly Entry[] = [
  {
    id: 'F27',
    title: 'An event whose ack was lost comes again, and is handled several times or never settled',
    ...overBoth,
    sources: [
      github('slackapi/bolt-js', 2487),
      github('slackapi/bolt-js', 1666),
      github('slackapi/python-slack-events-api', 93),
    ],
    asked: { state: 'asked', by: [{ scenario: 'lost-acks' }] },
  },
  {
    id: 'F28',
    title: 'The app acknowledges when its work is done, which takes longer than 3 s or fails',
    ...overBoth,
    sources: [github('slackapi/java-slack-sdk', 1245), 'https://docs.slack.dev/apis/events-api/'],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'slow-handler' },
        { scenario: 'slow-posts' },
        { scenario: 'rate-limits' },
        { scenario: 'slash-command' },
      ],
    },
  },
  {
    id: 'F29',
    title: 'A host that sleeps or starts cold: first answers are late, work after the answer is lost',
    ...overHttp,
    sources: [github('slackapi/bolt-python', 335), github('slackapi/bolt-js', 816), github('slackapi/bolt-js', 1633)],
    asked: { state: 'asked', by: [{ scenario: 'frozen-after-acks' }, { scenario: 'sleep-and-wake' }] },
  },
  {
    id: 'F30',
    title: 'The first ack waits for auth.test or another call',
    ...overBoth,
    sources: [github('slackapi/bolt-js', 786)],
    asked: { state: 'asked', by: [{ scenario: 'slow-auth-test' }] },
  },
  {
    id: 'F31',
    title: 'The signature is checked over a body that was written anew, and real requests are refused',
    ...overHttp,
    sources: [github('slackapi/bolt-js', 192), github('slackapi/node-slack-events-api', 85)],
    asked: { state: 'asked', by: [{ scenario: 'every-kind-of-message' }] },
  },
  {
    id: 'F32',
    title: 'Requests with an old timestamp, or one from the future, are taken',
    ...overHttp,
    sources: [github('slackapi/bolt-js', 1502), 'https://docs.slack.dev/authentication/verifying-requests-from-slack/'],
    asked: { state: 'asked', by: [{ scenario: 'replayed-requests' }, { scenario: 'requests-from-the-future' }] },
  },
  {
    id: 'F33',
    title: 'Trouble with TLS: certificates that are expired, self-signed or another host’s',
    ...overBoth,
    sources: [github('slackapi/node-slack-sdk', 1243), 'https://docs.slack.dev/apis/events-api/'],
    asked: { state: 'asked', by: [{ scenario: 'bad-certificate' }, { scenario: 'cut-handshakes' }] },
  },
  {
    id: 'F34',
    title: 'A company’s proxy: the Web API goes through it, the socket past it',
    ...overSockets,
    sources: [
      github('slackapi/python-slack-sdk', 948),
      github('slackapi/bolt-js', 772),
      github('openclaw/openclaw', 57405),
    ],
    asked: { state: 'asked', by: [{ scenario: 'connect-proxy' }, { scenario: 'proxy-that-cuts' }] },
  },
];
