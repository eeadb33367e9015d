import { expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import {
  appExited,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkClosing,
  linkUp,
  type Timed,
} from './fixtures/facts.ts';
import { needlessLinks } from './needless-links.ts';

const first = linkUp('s1', 0);
const second = linkUp('s2', seconds(5));
const told: Timed = { kind: 'disconnect-sent', link: 's1', reason: 'warning', at: seconds(4) };

test.each<[what: string, facts: readonly (Timed | readonly Timed[])[], needless: readonly string[]]>([
  ['beside one that works', [first, second], ['s2']],
  ['after the app itself ended one', [first, linkClosing('s1', seconds(4), 'app'), second], ['s2']],
  ['after one ended that nobody took', [first, linkClosed('s1', seconds(4), 1006), second], ['s2']],
  ['after Slack asked for it', [first, told, second], []],
  ['after Slack asked for it once, and two', [first, told, second, linkUp('s3', seconds(5))], ['s3']],
  ['after Slack closed one', [first, linkClosing('s1', seconds(4), 'slack'), second], []],
  [
    'after one ended in a fault',
    [
      first,
      faultBegan(seconds(3), seconds(3)),
      linkClosed('s1', seconds(4), 1006),
      faultEnded(seconds(4.5), seconds(4.5)),
      second,
    ],
    [],
  ],
  ['after a start of the app', [first, appExited(seconds(4), true), linkClosed('s1', seconds(4)), second], []],
])('a link opened %s', (_, facts, needless) => {
  const history = historyOf(facts, { plan: { transport: 'socket-mode' }, from: 1, until: seconds(9) });
  expect(needlessLinks(history).map(({ id }) => id)).toEqual(needless);
});
