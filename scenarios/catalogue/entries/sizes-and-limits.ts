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
      state: 'asked',
      by: [{ scenario: 'large-events' }, { scenario: 'fragmented-events' }, { scenario: 'small-pieces' }],
    },
  },
  {
    id: 'F37',
    title: 'Slack’s notice app_rate_limited ends the process, or is refused',
    ...overBoth,
    sources: ['https://github.com/slackapi/node-slack-sdk/releases/tag/%40slack%2Fsocket-mode%403.1.1'],
    asked: { state: 'asked', by: [{ scenario: 'over-the-event-limit' }, { probe: 'app-rate-limited' }] },
  },
  {
    id: 'F38',
    title: 'Events beyond 30,000 an hour are dropped by Slack, and nobody learns of it',
    ...overBoth,
    sources: [github('slackapi/bolt-python', 1120), github('slackapi/bolt-python', 1070)],
    asked: { state: 'asked', by: [{ scenario: 'over-the-event-limit' }] },
  },
  {
    id: 'F39',
    title: 'The framework hides from the listener that an event is a retry',
    ...overSockets,
    sources: [github('slackapi/bolt-python', 1484)],
    asked: {
      state: 'cannot',
      why: 'what a framework hands to its listener stays within the process: nothing that the app sends depends on it',
    },
  },
  {
    id: 'F40',
    title: 'The app ignores retries, and so loses events whose first attempt never came',
    ...overBoth,
    sources: [github('vercel/chat', 666)],
    asked: {
      state: 'asked',
      by: [
        { scenario: 'app-down' },
        { scenario: 'app-errors' },
        { scenario: 'app-restart' },
        { scenario: 'posts-fail' },
      ],
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
      state: 'asked',
      by: [{ scenario: 'dead-registration' }, { scenario: 'steady', options: '--policy socketPropagationUs=2200000' }],
    },
  },
  {
    id: 'F42',
    title: 'Slack itself loses a backlog',
    ...overBoth,
    sources: ['https://slack-status.com/2025-02-26'],
    asked: { state: 'asked', by: [{ scenario: 'slack-loses-events' }] },
  },
];
