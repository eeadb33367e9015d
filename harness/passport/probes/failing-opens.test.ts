import { expect, test } from 'vitest';
import type { Fact } from '../../journal/facts.ts';
import { calls, closed, ends, journalOf, opened, ready, strikes } from '../fixtures/journal-of.ts';
import { sightOf } from '../sight.ts';
import { failingOpens } from './failing-opens.ts';

const limited: Fact = {
  kind: 'api-called',
  method: 'apps.connections.open',
  status: 429,
  ok: false,
  error: 'ratelimited',
};

/** The shortest rest after a 429, of an app that had these links when they were cut at 100 ms. */
function restAfter429(links: readonly string[], ...tries: readonly (readonly [atMs: number, fact: Fact])[]): unknown {
  const had = links.flatMap((link) => [[0, opened(link)] as const, [1, ready(link)] as const]);
  const cut = links.map((link) => [101, closed(link)] as const);
  const sight = sightOf(journalOf(...had, [100, strikes(100)], ...cut, ...tries, [20_000, ends]));
  const figures = failingOpens.find(({ name }) => name === 'open-429')?.figures(sight) ?? [];
  return figures.find(({ name }) => name === 'after-429');
}

test('the rest after a 429 is the shortest one', () => {
  expect(restAfter429(['s1'], [1_000, limited], [5_100, limited], [5_110, calls()])).toMatchObject({ number: 10_000 });
  expect(restAfter429(['s1'], [1_000, limited], [5_100, limited], [9_300, calls()])).toMatchObject({
    number: 4_100_000,
  });
});

test('links that were lost together rest each by itself', () => {
  const tries = [
    [1_000, limited],
    [1_005, limited],
    [5_100, calls()],
    [5_105, calls()],
  ] as const;
  expect(restAfter429(['s1', 's2'], ...tries)).toMatchObject({ number: 4_100_000 });
});

test('without another call there is no rest', () => {
  expect(restAfter429(['s1'], [1_000, limited])).toMatchObject({ kind: 'nothing' });
});
