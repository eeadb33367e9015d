import type { Entry } from '../entry.ts';
import { github, overSockets } from '../where-met.ts';

/** F18 to F26: pings, watchdogs and refreshes. */
export const pingsAndRefreshes: readonly Entry[] = [
  {
    id: 'F18',
    title: 'The app has a timer against dead links, which does not end the read that is under way',
    ...overSockets,
    sources: [github('slack-go/slack', 1093)],
    asked: { state: 'asked', by: [{ scenario: 'half-open-to-app' }, { scenario: 'half-open-link' }] },
  },
  {
    id: 'F19',
    title: 'Slack’s pings stop, and the app drops a link that works, or keeps one that does not',
    ...overSockets,
    sources: [github('slackapi/node-slack-sdk', 1243), github('openclaw/openclaw', 79870)],
    asked: { state: 'asked', by: [{ probe: 'pings-stop' }, { probe: 'pings-stop-open' }] },
  },
  {
    id: 'F20',
    title: 'The app’s own work blocks it: pongs, acks and all else are late',
    ...overSockets,
    sources: [github('slackapi/bolt-js', 2196), github('openclaw/openclaw', 73857), github('openclaw/openclaw', 79186)],
    asked: { state: 'asked', by: [{ scenario: 'blocked-for-seconds' }, { scenario: 'sleep-and-wake' }] },
  },
  {
    id: 'F21',
    title: 'The app does not answer pings, or does not count them as life',
    ...overSockets,
    sources: [github('sympozium-ai/sympozium', 17), github('haru/redmine_ai_helper', 374)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'half-minute-of-silence', options: '--workload silence --for 5m' }, { rule: 'ignores-pings' }],
    },
  },
  {
    id: 'F22',
    title: 'A watchdog takes quiet for death, and drops a link that works',
    ...overSockets,
    sources: [github('openclaw/openclaw', 69157), github('NousResearch/hermes-agent', 39988)],
    asked: { state: 'asked', by: [{ scenario: 'half-minute-of-silence' }] },
  },
  {
    id: 'F23',
    title: 'Connected, healthy, and without a single event',
    ...overSockets,
    sources: [
      github('slackapi/node-slack-sdk', 1652),
      github('slackapi/bolt-js', 1061),
      github('openclaw/openclaw', 67496),
    ],
    asked: {
      state: 'asked',
      by: [{ scenario: 'dead-registration' }, { scenario: 'half-open-link' }, { scenario: 'half-open-to-app' }],
    },
  },
  {
    id: 'F24',
    title: 'The client’s session is closed in an outage, and each try to reconnect fails on it for hours',
    ...overSockets,
    sources: [
      github('NousResearch/hermes-agent', 52923),
      github('slackapi/python-slack-sdk', 1446),
      github('slackapi/bolt-python', 1202),
    ],
    asked: {
      state: 'asked',
      by: [{ scenario: 'partition-kill' }, { scenario: 'partition-heal' }, { scenario: 'unreachable-slack' }],
    },
  },
  {
    id: 'F25',
    title: 'A warning and a refresh at once: two reconnects run, and the app opens a link too many',
    ...overSockets,
    sources: [github('slackapi/python-slack-sdk', 1065), github('slackapi/python-slack-sdk', 1110)],
    asked: { state: 'asked', by: [{ scenario: 'hurried-refresh' }] },
  },
  {
    id: 'F26',
    title: 'An ack is lost around a reconnect, or goes out on another link',
    ...overSockets,
    sources: [github('slackapi/bolt-js', 1428), github('slackapi/node-slack-sdk', 1243)],
    asked: {
      state: 'asked',
      by: [{ scenario: 'long-answers' }, { scenario: 'recycle-announced' }, { rule: 'ack-on-another-link' }],
    },
  },
];
