import type { Entry } from '../entry.ts';
import { github, overBoth, overHttp, overSockets } from '../where-met.ts';

/** N01 to N15: kinds met in the field since. */
export const kindsMetLater: readonly Entry[] = [
  {
    id: 'N01',
    title: 'The app calls itself ready while no event can come, or is restarted while all is fine',
    ...overBoth,
    sources: [
      github('stacklok/mecatl', 1191),
      github('slackapi/bolt-python', 318),
      github('vellum-ai/vellum-assistant', 41137),
      github('openclaw/openclaw', 68253),
    ],
    asked: { state: 'asked', by: [{ scenario: 'true-health' }] },
  },
  {
    id: 'N02',
    title: 'Messages of a gap are fetched by conversations.history: twice, not at all, or too slowly',
    ...overBoth,
    sources: [
      github('openclaw/openclaw', 55792),
      github('vellum-ai/vellum-assistant', 29444),
      github('jeremylongshore/claude-code-slack-channel', 283),
    ],
    asked: { state: 'asked', by: [{ scenario: 'catch-up' }] },
  },
  {
    id: 'N03',
    title: 'A retry repeats the effect: the same post twice',
    ...overBoth,
    sources: [github('slackapi/bolt-js', 2487)],
    asked: {
      state: 'in part',
      by: [{ scenario: 'lost-acks', options: '--promise exactly-once' }],
      missing: 'an alarm without that option: else the same post twice is told (repeated posts), and fails nothing',
    },
  },
  {
    id: 'N04',
    title: 'Two consumers on one token: a rollout, a forgotten process, a laptop',
    ...overBoth,
    sources: [
      github('automagik-dev/omni', 1185),
      github('openclaw/openclaw', 65697),
      github('slackapi/python-slack-sdk', 1808),
    ],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'second-consumer' },
        { scenario: 'rolling-restart' },
        { scenario: 'app-restart', options: '--instances 2' },
      ],
    },
  },
  {
    id: 'N05',
    title: 'The answer takes minutes, and the link is recycled in its middle',
    ...overBoth,
    sources: [github('openclaw/openclaw', 17116), github('chenhg5/cc-connect', 1702)],
    asked: { state: 'asked', by: [{ scenario: 'long-answers' }] },
  },
  {
    id: 'N06',
    title: 'The machine sleeps and wakes, or its clock jumps',
    ...overBoth,
    sources: [github('vellum-ai/vellum-assistant', 18067), github('wee-slack/wee-slack', 120)],
    asked: { state: 'asked', by: [{ scenario: 'sleep-and-wake' }, { scenario: 'sleep-without-network' }] },
  },
  {
    id: 'N07',
    title: 'A link that stays open and is silent one way, where tests by RST and FIN pass',
    ...overSockets,
    sources: [github('MaterializeInc/materialize', 37026), github('MaterializeInc/materialize', 37460)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'half-open-to-slack' }, { scenario: 'half-open-to-app' }, { scenario: 'half-open-link' }],
    },
  },
  {
    id: 'N08',
    title: 'An HTTP CONNECT proxy that cuts idle tunnels, asks for a password or breaks the upgrade',
    ...overSockets,
    sources: [github('slackapi/python-slack-sdk', 948), github('openclaw/openclaw', 57405)],
    asked: {
      state: 'in part',
      by: [{ scenario: 'proxy-that-cuts' }, { scenario: 'connect-proxy' }],
      missing: 'a proxy that breaks the upgrade, and one that inspects TLS by an authority of its own',
    },
  },
  {
    id: 'N09',
    title: 'Another runtime’s WebSocket reports no pings and no close',
    ...overSockets,
    sources: [],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'bare-fin' },
        { scenario: 'half-open-link' },
        { probe: 'pings-stop' },
        { probe: 'close-frame' },
        { probe: 'fin' },
      ],
    },
  },
  {
    id: 'N10',
    title: 'Commands and interactions are refused where events are not: forms are parsed elsewhere',
    ...overHttp,
    sources: [],
    asked: { state: 'asked', by: [{ scenario: 'slash-command' }] },
  },
  {
    id: 'N11',
    title: 'The trigger_id is gone when the modal opens, because another call came first',
    ...overBoth,
    sources: [],
    asked: { state: 'asked', by: [{ scenario: 'modal-in-time' }] },
  },
  {
    id: 'N12',
    title: 'Events that were acknowledged are dropped at SIGTERM',
    ...overBoth,
    sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination'],
    asked: { state: 'asked', by: [{ scenario: 'work-in-hand' }, { scenario: 'rolling-restart' }] },
  },
  {
    id: 'N13',
    title: 'One payload ends or blocks the app',
    ...overBoth,
    sources: [],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'hostile-bodies' },
        { scenario: 'odd-frames' },
        { scenario: 'every-kind-of-message' },
        { probe: 'frame-no-json' },
        { probe: 'frame-unknown-type' },
      ],
    },
  },
  {
    id: 'N14',
    title: 'One error of Slack’s at the start or at a reconnect is taken for final',
    ...overBoth,
    sources: [github('slackapi/node-slack-sdk', 1495)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'start-while-slack-fails' },
        { scenario: 'start-while-slack-errs' },
        { scenario: 'start-while-slack-is-silent' },
        { scenario: 'restart-into-outage' },
        { scenario: 'open-fails' },
        { probe: 'open-internal-error' },
        { probe: 'open-invalid-auth' },
      ],
    },
  },
  {
    id: 'N15',
    title: 'A call that Slack refuses for the moment (429, 5xx) is never made again, and nobody gets the answer',
    ...overBoth,
    sources: [
      github('slack-go/slack', 1531),
      github('slackapi/python-slack-sdk', 887),
      github('slackapi/slack-github-action', 292),
    ],
    asked: { state: 'asked', by: [{ scenario: 'rate-limits' }, { scenario: 'posts-fail' }] },
  },
];
