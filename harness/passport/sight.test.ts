import { describe, expect, test } from 'vitest';
import { ms } from '../base/units.ts';
import { isOpenCall } from '../history/calls.ts';
import type { Fact } from '../journal/facts.ts';
import { appCloses, calls, closed, ends, heals, journalOf, opened, ready, strikes } from './fixtures/journal-of.ts';
import { deafUs, exitFigure, mostSockets, newLink, openAtEnd, type Sight, sightOf, triesOf } from './sight.ts';

type Facts = readonly (readonly [atMs: number, fact: Fact])[];

/** A link that is there from the beginning, a strike at 100 ms, the end at 900 ms. */
function sight(...facts: Facts): Sight {
  const all: Facts = [[0, opened('s1')], [1, ready('s1')], [101, strikes(100)], ...facts, [900, ends]];
  return sightOf(journalOf(...all.toSorted(([a], [b]) => a - b)));
}

function exits(asked: boolean, signal: string | null = null): Fact {
  return { kind: 'app-exited', code: signal === null ? 3 : null, signal, asked };
}

describe('sightOf()', () => {
  test('takes the instants at which the fault and its end were asked for, the first of each', () => {
    const { struckAt, healedAt } = sight([201, heals(200)], [301, strikes(300)], [401, heals(400)]);
    expect([struckAt, healedAt]).toEqual([ms(100), ms(200)]);
  });

  test('takes no heed of what the harness brings about when it ends the app', () => {
    const { links, entries } = sight([901, appCloses('s1')], [902, exits(true)]);
    expect(links[0]).not.toHaveProperty('closing');
    expect(entries.at(-1)).toMatchObject({ kind: 'phase' });
  });

  test('runs until its process ends, asked or not', () => {
    expect(sight().isRunning).toBe(true);
    expect(sight([500, exits(true)]).isRunning).toBe(false);
    expect(sight([500, exits(false)]).isRunning).toBe(false);
  });

  test('has no end of a fault that lasts, and begins with the journal where there was none', () => {
    expect(sight()).not.toHaveProperty('healedAt');
    expect(sightOf(journalOf([5, opened('s1')])).struckAt).toBe(0);
  });

  test('ends when the harness ends the probe, and else with the journal', () => {
    expect(sight([950, closed('s1')]).endAt).toBe(ms(900));
    expect(sightOf(journalOf([5, opened('s1')], [7, closed('s1')])).endAt).toBe(ms(7));
    expect(sightOf([]).endAt).toBe(0);
  });

  test('keeps links in the order in which they were opened', () => {
    expect(sight([200, opened('s3')], [300, opened('s2')]).links.map(({ id }) => id)).toEqual(['s1', 's3', 's2']);
  });

  test('keeps the first exit that nobody asked for', () => {
    expect(sight([200, exits(true)])).not.toHaveProperty('exit');
    expect(sight([200, exits(true)], [300, exits(false)], [400, exits(false)]).exit?.at).toBe(ms(300));
  });
});

test.each<[string, Facts, string | undefined]>([
  ['none but the old one', [], undefined],
  ['one without its hello', [[200, opened('s2')]], undefined],
  [
    'one dialled before the strike',
    [
      [99, opened('s2')],
      [200, ready('s2')],
    ],
    undefined,
  ],
  [
    'one dialled at the strike',
    [
      [100, opened('s2')],
      [200, ready('s2')],
    ],
    's2',
  ],
  [
    'the first of several',
    [
      [200, opened('s2')],
      [300, opened('s3')],
      [301, ready('s3')],
      [400, opened('s4')],
      [401, ready('s4')],
    ],
    's3',
  ],
])('newLink(): %s', (_, facts, id) => {
  expect(newLink(sight(...facts))?.id).toBe(id);
});

const back: Facts = [
  [500, opened('s2')],
  [600, ready('s2')],
];

test.each<[string, Facts, number, number]>([
  ['not deaf while a link stays', [], 0, 800],
  ['deaf from the close frame', [[300, appCloses('s1')]], 600, 800],
  ['deaf from the end of TCP', [[400, closed('s1')]], 500, 800],
  [
    'deaf from whichever came first',
    [
      [300, appCloses('s1')],
      [400, closed('s1')],
    ],
    600,
    800,
  ],
  ['deaf until the next hello', [[400, closed('s1')], ...back], 200, 500],
  ['not deaf where the next link comes first', [...back, [700, closed('s1')]], 0, 500],
  ['not before the strike', [[50, closed('s1')], ...back], 500, 500],
])('deafUs(): %s', (_, facts, deaf, deafAfterCut) => {
  expect(deafUs(sight(...facts), { cutsLinks: false })).toBe(ms(deaf));
  expect(deafUs(sight(...facts), { cutsLinks: true })).toBe(ms(deafAfterCut));
});

test.each<[string, Facts, number]>([
  ['the old one alone', [], 1],
  ['none', [[50, closed('s1')]], 0],
  ['one that ended at the strike is gone', [[100, closed('s1')]], 0],
  ['two that overlap', back, 2],
  ['one after the other', [[400, closed('s1')], ...back], 1],
  ['one that ends as the next is opened', [[500, closed('s1')], ...back], 1],
  ['a closing one counts while TCP is there', [[300, appCloses('s1')], ...back], 2],
  [
    'two that were open at the strike',
    [
      [50, opened('s2')],
      [200, closed('s1')],
    ],
    2,
  ],
  [
    'one that was over before the strike',
    [
      [50, opened('s2')],
      [60, closed('s2')],
    ],
    1,
  ],
  [
    'two, one and again one',
    [
      [200, opened('s2')],
      [300, closed('s1')],
      [400, opened('s3')],
      [500, closed('s2')],
    ],
    2,
  ],
])('mostSockets(): %s', (_, facts, most) => {
  expect(mostSockets(sight(...facts))).toBe(most);
});

test.each<[string, Facts, number]>([
  ['the old one', [], 1],
  ['two', back, 2],
  ['not one without its hello', [[500, opened('s2')]], 1],
  [
    'not one whose hello came later',
    [
      [800, opened('s2')],
      [901, ready('s2')],
    ],
    1,
  ],
  [
    'one whose hello came at the end',
    [
      [800, opened('s2')],
      [900, ready('s2')],
    ],
    2,
  ],
  ['not a closing one', [[900, appCloses('s1')]], 0],
  ['not a closed one', [[900, closed('s1')]], 0],
  [
    'one that the harness ended',
    [
      [901, appCloses('s1')],
      [902, closed('s1')],
    ],
    1,
  ],
])('openAtEnd(): %s', (_, facts, count) => {
  expect(openAtEnd(sight(...facts))).toBe(count);
});

test('triesOf() counts from the strike, and takes what came while the fault lasted', () => {
  const tries: Facts = [99, 100, 300, 500, 501, 900, 901].map((at) => [at, calls('internal_error')] as const);
  expect(triesOf(sight(...tries, [502, heals(500)]), isOpenCall)).toEqual([0, ms(200), ms(400)]);
  expect(triesOf(sight(...tries), isOpenCall)).toEqual([0, 200, 400, 401, 800].map((each) => ms(each)));
  expect(triesOf(sight(...tries), ({ kind }) => kind === 'link-refused')).toEqual([]);
});

test.each<[string, Facts]>([
  ['goes on', []],
  ['goes on', [[200, exits(true)]]],
  ['ends with code 3', [[200, exits(false)]]],
  ['ends by SIGKILL', [[200, exits(false, 'SIGKILL')]]],
])('exitFigure(): %s', (words, facts) => {
  expect(exitFigure(sight(...facts))).toMatchObject({ name: 'process', kind: 'words', words });
});
