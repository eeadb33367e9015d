import { describe, expect, test } from 'vitest';
import type { Touches } from '../journal/facts.ts';
import {
  ackDropped,
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  hostDown,
  sent,
  type Timed,
} from './fixtures/facts.ts';
import type { TransportName } from '../result.ts';
import { touched } from './touched.ts';
import { seconds } from '../base/units.ts';

/** What a fault touched that lasted from 100 to 200, asked 10 before each. */
function countOf(
  touches: Touches,
  facts: readonly (Timed | readonly Timed[])[],
  transport: TransportName = 'http',
): number {
  const history = historyOf([faultBegan(90, 100, { touches }), ...facts, faultEnded(190, 200)], {
    plan: { transport },
    until: seconds(10),
  });
  const [episode] = history.episodes;
  if (!episode) throw new Error('There is no episode');
  return touched(history, episode).count;
}

describe('rule "attempts"', () => {
  test.each<[string, number, readonly Timed[]]>([
    ['one that was over before', 0, delivered('e0', 10, 20)],
    ['one in flight when it began', 1, delivered('e0', 10, 100)],
    ['one sent meanwhile', 1, delivered('e0', 150, 500)],
    ['one that failed meanwhile', 1, [due('e0', 150), sent('e0', 150), failed('e0', 160)]],
    ['one that never got an answer', 1, [due('e0', 50), sent('e0', 50)]],
    ['one sent afterwards', 0, delivered('e0', 201, 1)],
    [
      'both attempts of an event',
      2,
      [due('e0', 110), sent('e0', 110), failed('e0', 120), sent('e0', 121, 1), acked('e0', 130, 1)],
    ],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'attempts' }, [facts])).toBe(count);
  });
});

describe('rule "hosts"', () => {
  const facts = [hostDown('host-1', 150, 'killed', 2), hostDown('host-2', 500, 'killed', 3), delivered('e0', 150, 1)];

  test('counts the sockets of the hosts that went down meanwhile', () => {
    expect(countOf({ rule: 'hosts' }, facts, 'socket-mode')).toBe(2);
  });

  test('counts the attempts of other hosts where Slack dials', () => {
    expect(countOf({ rule: 'hosts' }, facts, 'http')).toBe(1);
  });
});

test('rule "acks" counts the acks that Slack ignored meanwhile', () => {
  const ignored = (event: string, at: number) => [due(event, at), sent(event, at), ackDropped(event, at + 1)];
  const facts = [delivered('e0', 120, 1), ignored('e1', 130), ignored('e2', 300)];
  expect(countOf({ rule: 'acks' }, facts)).toBe(1);
});

test('rule "handlers" counts the events whose handler took that long', () => {
  const slow = [due('e0', 110), sent('e0', 110), acked('e0', 111), handled('e0', 160)];
  const rule = { rule: 'handlers', atLeastUs: 50 } as const;
  expect(countOf(rule, [slow, delivered('e1', 120, 49), due('e2', 130), sent('e2', 130)])).toBe(1);
});

test('rule "exits" counts the ends that were asked for meanwhile', () => {
  expect(countOf({ rule: 'exits' }, [appExited(95, true), appExited(150, false), appExited(300, true)])).toBe(1);
});

test('rule "facts" counts the facts of its kinds that came meanwhile', () => {
  const facts = [hostDown('host-1', 99, 'killed', 1), hostDown('host-1', 150, 'killed', 1), delivered('e0', 150, 1)];
  expect(countOf({ rule: 'facts', kinds: ['host-down'] }, facts)).toBe(2);
  expect(countOf({ rule: 'facts', kinds: ['host-down', 'ack'] }, facts)).toBe(3);
  expect(countOf({ rule: 'facts', kinds: ['link-refused'] }, facts)).toBe(0);
  expect(countOf({ rule: 'facts', kinds: ['host-down'] }, [hostDown('host-1', 201, 'killed', 1)])).toBe(0);
});
