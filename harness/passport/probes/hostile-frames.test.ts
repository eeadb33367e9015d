import { describe, expect, test } from 'vitest';
import type { Fact } from '../../journal/facts.ts';
import { closed, ends, journalOf, opened, ready, strikes } from '../fixtures/journal-of.ts';
import { sightOf } from '../sight.ts';
import { hostileFrames } from './hostile-frames.ts';

type Timed = readonly [atMs: number, fact: Fact];

const closing = (by: 'app' | 'slack', code: number): Fact => ({ kind: 'link-closing', link: 's1', by, code });
const exits: Fact = { kind: 'app-exited', code: 1, signal: null, asked: false };
const acks = (link: string): Fact => ({ kind: 'ack', event: 'e1', attempt: 0, link, standing: 'first' });

/** What became of the link by a journal in which the frame is written at 100 and the probe is over at 10,000. */
function fateOf(...facts: readonly Timed[]): unknown {
  const all: readonly Timed[] = [[0, opened('s1')], [1, ready('s1')], [100, strikes(100)], ...facts, [10_000, ends]];
  const [probe] = hostileFrames;
  const figures = probe?.figures(sightOf(journalOf(...all.toSorted(([a], [b]) => a - b)))) ?? [];
  return figures.find(({ name }) => name === 'link');
}

describe('the fate of a link after a hostile frame', () => {
  test.each<[string, readonly Timed[]]>([
    [
      'ends with the process',
      [
        [150, exits],
        [151, closed('s1')],
      ],
    ],
    [
      'the app closes it with 1002',
      [
        [150, closing('app', 1002)],
        [160, closed('s1', 1002)],
      ],
    ],
    ['Slack closes it with 1007', [[150, closing('slack', 1007)]]],
    ['the app drops TCP without a close frame', [[150, closed('s1')]]],
    ['stays, and events go on', [[2_101, acks('s1')]]],
    ['stays, and brings no more events', [[2_100, acks('s1')]]],
    ['stays, and brings no more events', [[5_000, acks('s2')]]],
    [
      'stays, and brings no more events',
      [
        [10_001, closed('s1')],
        [10_001, closing('app', 1000)],
      ],
    ],
  ])('%s', (words, facts) => {
    expect(fateOf(...facts)).toMatchObject({ kind: 'words', words });
  });
});
