import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { ClaimResult } from '../../harness/result.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { claimLines } from '../terminal/claim-lines.ts';
import { claims } from './claims.ts';

const { result } = smallRun();

const recycles: ClaimResult = {
  id: 'C11',
  claim: 'Slack recycles containers',
  word: 'supported',
  why: 'Of 3 comparisons 3 bear it out',
  figures: [1, 2, 3].map((value) => ({
    scenario: 'recycle-announced',
    system: 'bolt-js@5.1.0',
    metric: 'gap',
    values: { http: { value: 0 }, 'socket-mode': { value: value * 1_000_000, isLowerBound: true } },
    interval: [900_000, 1_100_000],
    pairs: 6,
    bears: value === 3 ? 'for' : 'same',
  })),
};
const open: ClaimResult = {
  id: 'C8',
  claim: 'Behind a firewall',
  word: 'inconclusive',
  why: 'Nothing asks',
  figures: [],
};

function drawn(shown: readonly ClaimResult[]): Document {
  const html = `<!doctype html><html><body>${claims({ ...result, claims: shown })}</body></html>`;
  return parseHTML(html).document as unknown as Document;
}

test('shows both figures, the interval, the word and why; what speaks for it first', () => {
  const row = drawn([recycles]).querySelector('tbody');
  expect(row?.querySelector('.chip')?.textContent).toBe('✓ supported');
  expect([...(row?.querySelectorAll('.number') ?? [])].map((each) => each.textContent)).toEqual([
    '0 s',
    '> 3.0 s',
    '0 s',
    '> 1.0 s',
  ]);
  expect(row?.textContent).toContain('95 %: +900 ms to +1.1 s');
  expect(row?.textContent).toContain('(1 more in result.json)');
});

test('what the run shows nothing of is folded away, with the reason', () => {
  expect(drawn([recycles, open]).querySelector('details')?.textContent).toContain(
    'C8 Behind a firewall: inconclusive. Nothing asks',
  );
});

test('where the run shows nothing of any claim there is no section', () => {
  expect(drawn([open]).querySelector('section')).toBeNull();
});

test('the terminal tells each claim and how many of each word', () => {
  expect(claimLines([recycles, open], 80)).toEqual([
    '✓ C11 supported: Slack recycles containers',
    '    Of 3 comparisons 3 bear it out',
    '',
    '? C8 inconclusive: Behind a firewall',
    '    Nothing asks',
    '',
    'Of 2 claims: 1 supported, 1 inconclusive',
  ]);
});
