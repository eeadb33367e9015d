import type { Entry } from '../entry.ts';
import { github, overBoth, overHttp, overSockets } from '../where-met.ts';

/** F43 to F52: processes that end or hang, fleets, tunnels. */
export const processesAndFleets: readonly Entry[] = [
  {
    id: 'F43',
    title: 'The process crashes at a refresh under heavy load',
    ...overSockets,
    sources: [github('slack-go/slack', 1125)],
    asked: { state: 'asked', by: [{ scenario: 'refresh-under-load' }] },
  },
  {
    id: 'F44',
    title: 'The app drops a healthy link every 90 s',
    ...overSockets,
    sources: ['https://github.com/abdolence/slack-morphism-rust/pull/375'],
    asked: {
      state: 'in part',
      by: [
        { scenario: 'half-minute-of-silence' },
        { scenario: 'half-minute-of-silence', options: '--workload silence --for 5m' },
      ],
      missing: 'more than 45 s in which nothing is wrong, without an option',
    },
  },
  {
    id: 'F45',
    title: 'A refresh meets an outage of name resolution, and the app is back only when a watchdog ends it',
    ...overSockets,
    sources: [github('Abilityai/trinity', 244), github('Abilityai/trinity', 215)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'unknown-host' }, { scenario: 'open-fails' }, { scenario: 'partition-kill' }],
    },
  },
  {
    id: 'F46',
    title: 'Bytes that come in small pieces end the client’s receive loop',
    ...overSockets,
    sources: [github('slackapi/python-slack-sdk', 1181), github('slackapi/python-slack-sdk', 1184)],
    asked: { state: 'asked', by: [{ scenario: 'small-pieces' }, { scenario: 'slow-link' }] },
  },
  {
    id: 'F47',
    title: 'TCP ends without a close frame, and the app does not notice',
    ...overSockets,
    sources: [],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'bare-fin' },
        { scenario: 'unreachable-slack' },
        { scenario: 'sleep-without-network' },
        { scenario: 'dropped-after-hello' },
        { scenario: 'app-down' },
        { scenario: 'recycle-abrupt' },
        { probe: 'fin' },
        { probe: 'drop' },
        { probe: 'reset' },
      ],
    },
  },
  {
    id: 'F48',
    title: 'A whole fleet reconnects in step, and meets 429',
    ...overSockets,
    sources: [],
    asked: {
      state: 'asked',
      by: [{ scenario: 'fleet-in-step' }, { scenario: 'recycle-abrupt', options: '--instances 10' }],
    },
  },
  {
    id: 'F49',
    title: 'Slack switches the app’s subscriptions off, because too many deliveries failed',
    ...overHttp,
    sources: ['https://docs.slack.dev/apis/events-api/'],
    asked: { state: 'asked', by: [{ scenario: 'switched-off' }] },
  },
  {
    id: 'F50',
    title: 'A body above the framework’s limit is refused with 413',
    ...overHttp,
    sources: [],
    asked: { state: 'asked', by: [{ scenario: 'large-events' }, { scenario: 'hostile-bodies' }] },
  },
  {
    id: 'F51',
    title: 'The link is up, and events are not acknowledged: the app’s dispatcher is stuck',
    ...overSockets,
    sources: [github('openclaw/openclaw', 81852)],
    asked: { state: 'asked', by: [{ scenario: 'slow-handler' }, { scenario: 'steady' }] },
  },
  {
    id: 'F52',
    title: 'The way to the app is gone for a while: over HTTP Slack must come back, over Socket Mode the app',
    ...overBoth,
    sources: [github('Beever-AI/beever-atlas', 250)],
    asked: { state: 'asked', by: [{ scenario: 'app-down' }, { scenario: 'partition-heal' }] },
  },
];
