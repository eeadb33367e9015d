import type { Entry } from '../entry.ts';
import { github, overSockets } from '../where-met.ts';

/** F01 to F08: links that end, or should. */
export const linksThatDie: readonly Entry[] = [
  {
    id: 'F01',
    title: 'A link dies silently, and the app takes it for alive',
    ...overSockets,
    sources: [
      github('slackapi/node-slack-sdk', 1243),
      github('openabdev/openab', 1120),
      github('ryanwinchester/slack_elixir', 13),
    ],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'half-open-link' },
        { scenario: 'half-open-to-app' },
        { scenario: 'half-open-to-slack' },
        { scenario: 'partition-kill' },
        { probe: 'blackhole' },
      ],
    },
  },
  {
    id: 'F02',
    title: 'The app gives up a link that works, again and again, because pongs are late',
    ...overSockets,
    sources: [
      github('slackapi/bolt-js', 2496),
      github('openclaw/openclaw', 74590),
      github('mbakgun/n8n-slack-socket-mode', 11),
    ],
    asked: {
      state: 'asked',
      by: [{ scenario: 'late-pongs' }, { scenario: 'flapping' }, { probe: 'pongs-stop' }, { probe: 'pongs-stop-open' }],
    },
  },
  {
    id: 'F03',
    title: 'The app is deaf at every refresh of its link',
    ...overSockets,
    sources: [github('slackapi/bolt-js', 2496), github('slackapi/node-slack-sdk', 2752)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'recycle-announced' },
        { scenario: 'recycle-linger' },
        { probe: 'refresh-closed' },
        { probe: 'refresh-open' },
      ],
    },
  },
  {
    id: 'F04',
    title: 'Each reconnect leaves a connection open',
    ...overSockets,
    sources: [github('slackapi/node-slack-sdk', 2709)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'refreshes' }, { rule: 'keeps-old-links' }, { rule: 'too-many-links' }],
    },
  },
  {
    id: 'F05',
    title: 'An error and a close each begin a reconnect, and the app ends with two links',
    ...overSockets,
    sources: [github('slackapi/node-slack-sdk', 2094), github('slackapi/bolt-js', 2318)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'refused-upgrades' }, { probe: 'upgrade-409' }, { rule: 'too-many-links' }],
    },
  },
  {
    id: 'F06',
    title: 'The process crashes where Slack says too_many_websockets',
    ...overSockets,
    sources: [
      github('slackapi/bolt-js', 2225),
      github('slackapi/bolt-js', 2238),
      github('slackapi/node-slack-sdk', 1654),
    ],
    asked: { state: 'asked', by: [{ scenario: 'too-many-websockets' }, { probe: 'too-many-websockets' }] },
  },
  {
    id: 'F07',
    title: 'The app dials without a rest where each new link ends before or right after its hello',
    ...overSockets,
    sources: [github('slackapi/java-slack-sdk', 1223)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'too-many-websockets' },
        { scenario: 'dropped-after-hello' },
        { probe: 'too-many-websockets' },
        { rule: 'dials-without-rest' },
      ],
    },
  },
  {
    id: 'F08',
    title: 'Links that an app left without a close frame stay registered and swallow events',
    ...overSockets,
    sources: [
      github('slackapi/python-slack-sdk', 1940),
      github('openclaw/openclaw', 102439),
      github('openclaw/openclaw', 128809),
    ],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'dead-registration' },
        { scenario: 'app-restart', options: '--policy ghosts=no-close-frame' },
        { probe: 'at-rest' },
      ],
    },
  },
];
