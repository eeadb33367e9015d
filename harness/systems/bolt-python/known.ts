import { ms, seconds } from '../../base/units.ts';
import { pythonGivesUpPosts } from '../gives-up-posts.ts';
import { type FailureOnRecord, type Known, measuredHere, withFigures } from '../known.ts';
import { goneAtStart } from '../lost-links.ts';
import { builtInClientFigures, failsAtLinks, missesTheEnd, noticesLate, slowToNotice } from '../python-client.ts';

const versions = ['1.30.0', '1.18.1'];

const halfOpen = {
  id: 'F01',
  scenario: 'half-open-link',
  versions: ['1.30.0'],
  transport: 'socket-mode',
  metric: 'recovery',
  between: [seconds(30.01), seconds(200)],
  note: 'It takes a link for alive long after its last pong',
  source: 'docs/slack-protocol.md §4.2',
} as const;

const startsWithSlack = {
  id: 'N14',
  versions: ['1.30.0'],
  transport: 'http',
  note: 'Asks auth.test when it starts, and the app does not listen where that has no good answer',
  source: 'https://github.com/slackapi/bolt-python/blob/main/slack_bolt/app/app.py',
} as const;

export const onBuiltInClient: Known = {
  agent: 'slackclient/',
  failures: [
    missesTheEnd(versions),
    ...pythonGivesUpPosts(versions, ['http', 'socket-mode']),
    ...withFigures(
      {
        id: 'N10',
        scenario: 'slash-command',
        versions,
        transport: 'http',
        note: 'A command with the word payload in its text is read as an interaction without a payload, and answered with 404 (parse_body looks for the word in the whole form)',
        source: 'https://github.com/slackapi/bolt-python/blob/main/slack_bolt/request/internals.py',
      },
      { 'user-errors': [7, 8], 'ack-rate': [0.4, 0.6], lost: [7, 8] },
    ),
    ...failsAtLinks(['1.30.0'], { back: [seconds(30.01), seconds(200)] }),
    { ...halfOpen, versions: ['1.18.1'] },
    ...(['start-while-slack-fails', 'start-while-slack-errs'] as const).flatMap((scenario) =>
      withFigures({ ...startsWithSlack, scenario }, goneAtStart),
    ),
    {
      ...startsWithSlack,
      scenario: 'start-while-slack-is-silent',
      metric: 'recovery',
      between: [seconds(15.01), seconds(200)],
    },
    {
      id: 'F37',
      scenario: 'over-the-event-limit',
      versions: ['1.30.0'],
      transport: 'http',
      metric: 'notices-refused',
      between: [1, 20],
      note: 'app_rate_limited is no event that a listener can be for: it is answered with 404',
      source: 'https://github.com/slackapi/bolt-python/issues/1120',
    },
    ...noticesLate({
      versions,
      back: seconds(90),
      note: 'The SDK’s built-in client takes a link for alive until 40 s after its last pong, and does not reconnect when it cannot write to it',
    }),
  ],
  figures: builtInClientFigures({
    tick: 10,
    back: { blackhole: ms(44_300), reset: seconds(7), fin: seconds(47.5), drop: seconds(57) },
    triesAgain: 'CODE',
  }),
};

const overOneSocket = pythonGivesUpPosts(versions, ['socket-mode']);

/** aiohttp and websockets alike. */
export const onAsyncio: Known = {
  agent: 'slackclient/',
  failures: [
    ...overOneSocket,
    {
      ...slowToNotice,
      versions,
      metric: 'recovery',
      between: [seconds(10.01), seconds(16)],
      note: 'The client looks for a dead link only every 10 s',
      isIntermittent: 'it depends on how long before such a look the partition begins',
    },
  ],
  figures: [
    { row: 'hello-missing/gives-up', value: 'it still waited', ...measuredHere },
    { row: 'too-many-websockets/pattern', value: 'none: it tries again without delay', ...measuredHere },
  ],
};

export const onAiohttp: Known = {
  agent: 'slackclient/',
  ...onAsyncio,
  figures: [
    ...(onAsyncio.figures ?? []),
    ...['upgrade-408', 'upgrade-409', 'upgrade-503'].map((probe) => ({
      row: `${probe}/links-at-end`,
      value: 0,
      ...measuredHere,
      note: 'After a refused upgrade the client dials the same URL again and again, whose ticket Slack does not take any more, and never asks for a new one',
    })),
  ],
};

export const onWebsockets: Known = { ...onAsyncio, failures: [...(onAsyncio.failures ?? []), halfOpen] };

export const onWebsocketClient: Known = {
  agent: 'slackclient/',
  failures: [
    halfOpen,
    ...overOneSocket,
    ...['recycle-announced', 'recycle-linger'].map((scenario): FailureOnRecord => ({
      id: 'F03',
      scenario,
      versions,
      transport: 'socket-mode',
      metric: 'added-gap',
      between: [seconds(1.01), seconds(12)],
      note: 'The client closes the old socket before it opens the new one, which can be as late as its next look at the link, every 10 s',
      source: 'https://github.com/slackapi/python-slack-sdk/issues/1065',
      isIntermittent: 'a race between two threads: in other runs the gap is 0.5 s',
    })),
  ],
};
