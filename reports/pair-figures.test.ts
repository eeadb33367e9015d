import { expect, test } from 'vitest';
import { cellOf, number } from '../harness/analysis/fixtures/cells.ts';
import type { CellResult, Finding, RunResult, TransportName } from '../harness/result.ts';
import { smallRun } from './fixtures/small-run.ts';
import { figuresOfFinding } from './pair-figures.ts';

const { result } = smallRun();

/** Judged by how many events a fault affected, and deaf for some time. */
function armOf(
  transport: TransportName,
  pair: number,
  figures: { readonly affected: number; readonly deafUs: number },
): CellResult {
  const { affected, deafUs } = figures;
  return cellOf(transport, {
    pair,
    decisive: { metric: 'affected', value: affected },
    measurements: { affected: number(affected), 'added-gap': number(deafUs) },
  });
}

const cells = [
  armOf('http', 1, { affected: 3, deafUs: 100_000 }),
  armOf('http', 2, { affected: 9, deafUs: 50_000 }),
  armOf('socket-mode', 1, { affected: 40, deafUs: 3_000_000 }),
  armOf('socket-mode', 2, { affected: 20, deafUs: 8_000_000 }),
];
const run: RunResult = { ...result, cells };
const finding: Finding = {
  kind: 'difference',
  headline: 'deaf for 8.0 s',
  detail: '',
  cells: cells.map(({ id }) => id),
};

test('headline and card show one metric: the one that is told, of the pair that is worst on it', () => {
  expect(figuresOfFinding(run, { ...finding, metric: 'added-gap' })).toMatchObject({
    metric: { title: 'deaf time added by the app' },
    values: { http: { value: 100_000 }, 'socket-mode': { value: 8_000_000 } },
  });
});

test('where none is told it is the one that decides the worst cell', () => {
  expect(figuresOfFinding(run, finding)).toMatchObject({
    metric: { title: 'events affected' },
    values: { http: { value: 9 }, 'socket-mode': { value: 40 } },
  });
});
