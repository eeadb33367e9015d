import type { Entry } from '../entry.ts';
import { github, overBoth, overSockets } from '../where-met.ts';

/** F35 to F42: what is too large, too much, or too late. */
export const sizesAndLimits: readonly Entry[] = [
  {
    id: 'F35',
    title: 'An ack over 20 KiB: the link is closed, the event comes again',
    ...overSockets,
    sources: [github('revelrylabs/slax', 614), github('slack-go/slack', 1196)],
    // Whether an app sends one is its own doing: there is nothing to inject.
    asked: { state: 'asked', by: [{ rule: 'ack-too-long' }] },
  },
  {
    id: 'F36',
    title: 'Large events, and events in several frames or pieces, are not parsed',
    ...overSockets,
    sources: [github('slackapi/python-slack-sdk', 1124), github('slackapi/python-slack-sdk', 1230)],
    asked: {
      state: 'in part',
      by: [{ scenario: 'every-kind-of-message', options: '--policy fragmentsOverBytes=1000' }],
      missing:
        'events of 100 KB and 1 MB, and TCP pieces of a byte: the fault sliced is there, and no scenario uses it',
    },
  },
  {
    id: 'F37',
    title: 'Slack’s notice app_rate_limited ends the process, or is refused',
    ...overBoth,
    sources: ['https://github.com/slackapi/node-slack-sdk/releases/tag/%40slack%2Fsocket-mode%403.1.1'],
    asked: {
      state: 'in part',
      by: [{ scenario: 'rate-limit-notice' }, { probe: 'app-rate-limited' }],
      missing: 'the same notice over HTTP as a scenario',
    },
  },
  {
    id: 'F38',
    title: 'Events beyond 30,000 an hour are dropped by Slack, and nobody learns of it',
    ...overBoth,
    sources: [github('slackapi/bolt-python', 1120), github('slackapi/bolt-python', 1070)],
    asked: {
      state: 'in part',
      by: [{ scenario: 'steady', options: '--policy eventsPerWindow=200' }],
      missing: 'a scenario of its own, which says how many Slack dropped and whether the app heard of it',
    },
  },
  {
    id: 'F39',
    title: 'The framework hides from the listener that an event is a retry',
    ...overSockets,
    sources: [github('slackapi/bolt-python', 1484)],
    asked: {
      state: 'open',
      missing: 'an app that prints the retry number that its listener sees: from outside nothing shows it',
    },
  },
  {
    id: 'F40',
    title: 'The app ignores retries, and so loses events whose first attempt never came',
    ...overBoth,
    sources: [github('vercel/chat', 666)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'app-down' }, { scenario: 'app-errors' }, { scenario: 'app-restart' }],
    },
  },
  {
    id: 'F41',
    title: 'Events come seconds to minutes late',
    ...overSockets,
    sources: [
      github('slackapi/python-slack-sdk', 1280),
      github('slackapi/bolt-js', 1151),
      github('openclaw/openclaw', 101690),
    ],
    asked: {
      state: 'in part',
      by: [{ scenario: 'steady', options: '--policy socketPropagationUs=2200000' }],
      missing: 'one dead registration of two, which makes every second event wait for its retry',
    },
  },
  {
    id: 'F42',
    title: 'Slack itself loses a backlog',
    ...overBoth,
    sources: ['https://slack-status.com/2025-02-26'],
    asked: {
      state: 'open',
      missing:
        'a scenario of ten minutes’ events that Slack discards: the fault lose-events does so, and no scenario uses it',
    },
  },
];
