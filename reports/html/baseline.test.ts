import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Baseline, RunResult } from '../../harness/result.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { renderHtml } from './page.ts';

const sample = smallRun();
const of = { scenario: 'recycle-announced', system: 'bolt-js@5.1.0', transport: 'socket-mode' } as const;
const compared = sample.result.comparisons.find(
  ({ scenario, system }) => scenario === of.scenario && system === of.system,
);

const baseline: Baseline = {
  id: 'run-of-old',
  startedAt: '2026-11-01T00:00:00.000Z',
  verdicts: [{ ...of, word: 'worse', before: 'pass', sentence: 'Announced recycle: pass before, fail now' }],
  figures: [
    {
      ...of,
      metric: 'added-gap',
      before: 1_000_000,
      after: 4_600_000,
      margin: 100_000,
      noise: 200_000,
      word: 'worse',
      sentence: 'it got worse',
    },
    {
      ...of,
      transport: 'http',
      metric: 'added-gap',
      before: 0,
      after: 0,
      margin: 100_000,
      word: 'equivalent',
      sentence: 'as before',
    },
  ],
  differences: compared
    ? [
        {
          ...of,
          metric: compared.metric,
          ...(compared.of ? { of: compared.of } : {}),
          difference: 1_000_000,
          word: 'inconclusive',
        },
      ]
    : [],
};

function drawn(result: RunResult): Document {
  return parseHTML(renderHtml(result, sample.evidenceOf)).document as unknown as Document;
}

const page = drawn({ ...sample.result, baseline });

test('says how much got worse, then each change of a verdict, then each figure before and now', () => {
  const section = page.querySelector('#baseline');
  expect(section?.querySelector('.of')?.textContent).toMatch(/^2 got worse; 1 of 2 figures are as they were/);
  expect(section?.querySelector('.changes .worse')?.textContent).toBe('Announced recycle: pass before, fail now');
  const first = section?.querySelector('tbody tr')?.textContent.replaceAll(/\s+/g, ' ');
  expect(first).toMatch(/1\.0 s4\.6 s\+3\.6 s 200 ms▲ worse/);
});

test('a cell of the matrix has what it was', () => {
  const cells = [...page.querySelectorAll('.matrix .before')].map((each) => each.textContent);
  expect(cells).toEqual(['before 0 s', 'before ✓ pass 1.0 s: worse']);
});

test('the earlier difference is drawn above that of this run', () => {
  const strips = [...page.querySelectorAll('.forest tbody svg')].map((each) => each.querySelectorAll('circle').length);
  expect(strips.filter((circles) => circles === 2)).toHaveLength(1);
});

test('without an earlier run nothing of it is shown', () => {
  const plain = drawn(sample.result);
  expect(plain.querySelector('#baseline, .before')).toBeNull();
});
