import { ms, seconds } from '../../base/units.ts';
import { pythonGivesUpPosts } from '../gives-up-posts.ts';
import type { Known } from '../known.ts';
import { builtInClientFigures, failsAtLinks, missesTheEnd, noticesLate } from '../python-client.ts';

const versions = ['3.47.0', '3.26.0'];

export const known: Known = {
  agent: 'slackclient/',
  failures: [
    missesTheEnd(versions),
    ...pythonGivesUpPosts(versions, ['socket-mode']),
    ...failsAtLinks(['3.47.0'], {}),
    {
      id: 'F07',
      scenario: 'too-many-websockets',
      versions: ['3.47.0'],
      transport: 'socket-mode',
      metric: 'lint',
      between: [1, 1],
      note: 'It tries again at once where a link ends before its hello, 20 times within 10 s',
      source: 'https://github.com/slackapi/python-slack-sdk/blob/main/slack_sdk/socket_mode/builtin/client.py',
      isIntermittent: 'it depends on whether the thread that reads or that which pings finds the end first',
    },
    ...noticesLate({
      versions,
      // Back after 28 to 50 s; at Slack's real rests (--hasten 1) the first retry after that comes 66 s after the event.
      back: seconds(70),
      note: 'The client pings every 5 s and takes a link for alive until 20 s after its last pong, or until five pings could not be sent',
    }),
  ],
  figures: [
    ...builtInClientFigures({
      tick: 5,
      back: { blackhole: seconds(25.1), reset: seconds(2.1), fin: seconds(22.6), drop: seconds(32) },
      triesAgain: 'MEASURED',
    }),
    {
      row: 'too-many-websockets/every',
      value: ms(100),
      mark: 'MEASURED',
      source: 'slack-protocol.md §4.2',
      note: 'Opens at +0.1 s and +3 s: the 3 s are the read under way on a socket that was left open; here Slack ends it, as §1.6 has it',
    },
  ],
};
