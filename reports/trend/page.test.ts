import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { cellOf, number } from '../../harness/analysis/fixtures/cells.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { renderTrend } from './page.ts';
import { seriesOf } from './series.ts';

const { result: sample } = smallRun();

function runOf(id: string, gaps: readonly number[], cell: Partial<CellResult> = {}): RunResult {
  const cells = gaps.map((gap, index) =>
    cellOf('socket-mode', {
      pair: index + 1,
      system: 'bolt-js@5.1.0',
      decisive: { metric: 'gap', value: gap },
      measurements: { gap: number(gap) },
      ...cell,
    }),
  );
  return { ...sample, run: { ...sample.run, id }, cells };
}

const runs = [
  runOf('one', [1_000_000, 3_000_000, 2_000_000]),
  runOf('two', []),
  runOf('three', [5_000_000], { system: 'bolt-js@6.0.0', verdict: 'fail' }),
];

test('a figure is followed over runs and versions, by the middle one of its pairs', () => {
  const [series, ...others] = seriesOf(runs);
  expect(others).toEqual([]);
  expect(series).toMatchObject({ scenario: 'outage', name: 'bolt-js', metric: 'gap' });
  expect(
    series?.arms['socket-mode']?.map(({ at, run, system, value, look }) => [at, run, system, value, look.tone]),
  ).toEqual([
    [0, 'one', 'bolt-js@5.1.0', 2_000_000, 'pass'],
    [2, 'three', 'bolt-js@6.0.0', 5_000_000, 'fail'],
  ]);
  expect(series?.arms.http).toBeUndefined();
});

test('of an even number of pairs the worse of the two in the middle is one that was seen', () => {
  expect(seriesOf([runOf('one', [1, 2, 3, 4])])[0]?.arms['socket-mode']?.[0]?.value).toBe(3);
});

test('the page has a chart a figure, with its first and last value and what it came to', () => {
  const page = parseHTML(renderTrend(runs)).document as unknown as Document;
  const chart = page.querySelector('.trend');
  expect(chart?.querySelector('li')?.textContent).toBe('Socket Mode2.0 s → 5.0 s (✗ fail)');
  expect(chart?.querySelector('svg')?.getAttribute('aria-label')).toBe('outage, bolt-js: deaf time over 3 runs');
  expect([...(chart?.querySelectorAll('svg title') ?? [])].map((each) => each.textContent)).toEqual([
    'one, bolt-js@5.1.0: 2.0 s, pass',
    'three, bolt-js@6.0.0: 5.0 s, fail',
  ]);
  expect(page.querySelectorAll('.runs li')).toHaveLength(3);
});

test('texts of a result are text', () => {
  const html = renderTrend([runOf('<b id=forged>', [1], { system: '<img src=x>@1' })]);
  expect((parseHTML(html).document as unknown as Document).querySelector('#forged, .trend img')).toBeNull();
});
