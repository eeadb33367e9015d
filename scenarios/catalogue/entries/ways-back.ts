import type { Entry } from '../entry.ts';
import { github, overSockets } from '../where-met.ts';

/** F09 to F17: how an app gets a link again. */
export const waysBack: readonly Entry[] = [
  {
    id: 'F09',
    title: 'A storm of reconnects that ends in 429',
    ...overSockets,
    sources: [github('slackapi/java-slack-sdk', 1256), github('JKHeadley/instar', 1078)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'dropped-after-hello' },
        { scenario: 'open-rate-limited' },
        { probe: 'open-429' },
        { rule: 'dials-without-rest' },
        { rule: 'ignores-retry-after' },
      ],
    },
  },
  {
    id: 'F10',
    title: 'HTTP 408 at the upgrade ends the process, or begins a loop',
    ...overSockets,
    sources: [
      github('slackapi/node-slack-sdk', 1472),
      github('openclaw/openclaw', 69607),
      github('remoteclaw/remoteclaw', 2652),
    ],
    asked: { state: 'asked', by: [{ scenario: 'refused-upgrades' }, { probe: 'upgrade-408' }] },
  },
  {
    id: 'F11',
    title: 'One of Slack’s hosts answers 503, another would work, and the app does not come back by itself',
    ...overSockets,
    sources: [github('openclaw/openclaw', 128809)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'one-host-refuses' }, { scenario: 'refused-upgrades' }, { probe: 'upgrade-503' }],
    },
  },
  {
    id: 'F12',
    title: 'apps.connections.open fails for a while, and the app never comes back',
    ...overSockets,
    sources: [
      github('slackapi/node-slack-sdk', 1495),
      github('slackapi/bolt-js', 1428),
      github('slackapi/python-slack-sdk', 1462),
      github('openclaw/openclaw', 27077),
    ],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'open-fails' },
        { scenario: 'unreachable-slack' },
        { scenario: 'unknown-host' },
        { probe: 'open-503' },
      ],
    },
  },
  {
    id: 'F13',
    title: 'The longer the outage, the longer the app stays away after it',
    ...overSockets,
    sources: ['https://github.com/slack-go/slack/tree/master/internal/backoff'],
    asked: {
      state: 'in part',
      by: [{ scenario: 'open-fails' }, { probe: 'open-503' }],
      missing: 'outages of 5 and 15 min; the passport’s curve of waits ends after a minute, or three with --long',
    },
  },
  {
    id: 'F14',
    title: 'One invalid_auth while it reconnects ends the process',
    ...overSockets,
    sources: [github('slackapi/node-slack-sdk', 2656)],
    asked: { state: 'asked', by: [{ scenario: 'open-invalid-auth' }, { probe: 'open-invalid-auth' }] },
  },
  {
    id: 'F15',
    title: 'The app is told to stop while it reconnects, and hangs or connects again',
    ...overSockets,
    sources: [
      github('slackapi/node-slack-sdk', 2656),
      github('slackapi/node-slack-sdk', 2697),
      github('slackapi/node-slack-sdk', 2752),
    ],
    asked: { state: 'asked', by: [{ scenario: 'stop-while-reconnecting' }] },
  },
  {
    id: 'F16',
    title: 'Nothing bounds how long the app waits for an answer on its way back',
    ...overSockets,
    sources: [github('openabdev/openab', 1334)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'upgrade-never-answered' },
        { scenario: 'open-never-answers' },
        { scenario: 'start-while-slack-is-silent' },
        { probe: 'upgrade-silent' },
      ],
    },
  },
  {
    id: 'F17',
    title: 'A link is upgraded and gets no hello, and the app waits for it for ever',
    ...overSockets,
    sources: [],
    asked: { state: 'asked', by: [{ scenario: 'hello-withheld' }, { probe: 'hello-missing' }] },
  },
];
