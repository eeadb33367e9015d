import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Comparison, RunResult } from '../../harness/result.ts';
import { inMargins, orderedDifferences } from '../differences.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { forest } from './forest.ts';

const { result } = smallRun();

function comparisonOf(given: Partial<Comparison> = {}): Comparison {
  const system = 'bolt-js@5.1.0';
  return {
    scenario: 'recycle-announced',
    by: 'transport',
    system,
    arms: [
      { system, transport: 'http', value: 0 },
      { system, transport: 'socket-mode', value: 5_000_000 },
    ],
    metric: 'gap',
    pairs: 6,
    difference: 5_000_000,
    interval: [4_980_000, 5_030_000],
    margin: 100_000,
    method: 'signed-rank',
    word: 'worse',
    phrase: 'worse',
    why: 'all pairs agree',
    sentence: '',
    ...given,
  };
}

function drawn(comparisons: readonly Comparison[]): Document {
  const run: RunResult = { ...result, comparisons };
  return parseHTML(`<!doctype html><html><body>${forest(run)}</body></html>`).document as unknown as Document;
}

test('a row has scenario, strip, figure, interval, word and margin', () => {
  const row = drawn([comparisonOf()]).querySelector('tbody tr');
  expect(row?.textContent.replaceAll(/\s+/g, ' ')).toContain('+5.0 s+4.98 s to +5.03 s ▲ worsemargin 100 ms');
  expect(row?.querySelector('svg')?.getAttribute('aria-label')).toBe('Difference in Announced recycle: +5.0 s');
  expect(row?.querySelector('a')?.getAttribute('href')).toBe('#recycle-announced/bolt-js@5.1.0');
});

test('a difference without an interval has no line, and is hollow', () => {
  const { interval: _, ...single } = comparisonOf({ pairs: 1, word: 'inconclusive', phrase: 'inconclusive' });
  const svg = drawn([single]).querySelector('tbody svg');
  expect(svg?.querySelectorAll('circle')).toHaveLength(1);
  expect(svg?.querySelector('circle')?.parentElement?.getAttribute('fill')).toBe('var(--card)');
  expect(drawn([comparisonOf()]).querySelectorAll('tbody svg line')).toHaveLength(2);
});

test('to the right the second arm is worse, also where more is better', () => {
  expect(inMargins(5_000_000, comparisonOf(), result)).toBe(50);
  expect(inMargins(0.5, { metric: 'ack-rate', margin: 0.001 }, result)).toBe(-500);
});

test('where every event matters, one is beyond the band', () => {
  expect(Math.abs(inMargins(1, { metric: 'lost', margin: 0 }, result))).toBeGreaterThan(1);
});

test('what differs comes first, the largest first; then what is open; then what does not matter', () => {
  const of = (scenario: string, word: Comparison['word'], difference: number) =>
    comparisonOf({ scenario, word, difference });
  const comparisons = [
    of('d', 'equivalent', 10),
    of('c', 'inconclusive', 9e9),
    of('b', 'worse', 1e6),
    of('a', 'worse', 5e6),
  ];
  expect(orderedDifferences({ ...result, comparisons }).map(({ scenario }) => scenario)).toEqual(['a', 'b', 'c', 'd']);
});

test('of very many those that matter least are counted', () => {
  const comparisons = Array.from({ length: 60 }, (_, index) => comparisonOf({ scenario: `s${index}` }));
  const page = drawn(comparisons);
  expect(page.querySelectorAll('tbody tr')).toHaveLength(40);
  expect(page.querySelector('.note')?.textContent).toContain('20 more, which matter less, are in result.json');
});

test('system against system says which', () => {
  const arms = [
    { system: 'bolt-js@4.7.3', transport: 'socket-mode', value: 0 },
    { system: 'bolt-js@5.1.0', transport: 'socket-mode', value: 5 },
  ] as const;
  expect(drawn([comparisonOf({ by: 'system', arms })]).querySelector('h2')?.textContent).toContain('4.7.3');
});

test('where nothing was compared there is no section', () => {
  expect(drawn([]).querySelector('section')).toBeNull();
});
