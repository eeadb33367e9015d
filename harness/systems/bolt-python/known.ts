import { ms, seconds } from '../../base/units.ts';
import type { Known } from '../known.ts';
import { builtInClientFigures, noticesLate, slowToNotice } from '../python-client.ts';

const versions = ['1.30.0', '1.18.1'];

export const onBuiltInClient: Known = {
  failures: noticesLate({
    versions,
    back: seconds(90),
    note: 'The SDK’s built-in client takes a link for live until 40 s after its last pong, and does not reconnect when a write to it fails',
  }),
  figures: builtInClientFigures({
    tick: 10,
    back: { blackhole: ms(44_300), reset: seconds(7), fin: seconds(47.5), drop: seconds(57) },
    triesAgain: 'CODE',
  }),
};

/** aiohttp and websockets alike. */
export const onAsyncio: Known = {
  failures: [
    {
      ...slowToNotice,
      versions,
      metric: 'recovery',
      between: [seconds(10.01), seconds(16)],
      note: 'The client looks for a dead link every 10 s only',
      isIntermittent: 'when in those 10 s the partition falls decides on which side of the bound the figure is',
    },
  ],
};

export const onWebsocketClient: Known = {
  failures: [
    {
      id: 'F03',
      scenario: 'recycle-announced',
      versions,
      transport: 'socket-mode',
      metric: 'gap',
      between: [seconds(1.01), seconds(12)],
      note: 'The client closes the old socket before it has opened the new one, which it may do only at its next tick of 10 s',
      source: 'https://github.com/slackapi/python-slack-sdk/issues/1065',
      isIntermittent: 'a race between two threads: in other runs the gap is 0.5 s',
    },
  ],
};
