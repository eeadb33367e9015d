import { expect, test } from 'vitest';
import { historyOf, type Timed } from '../history/fixtures/facts.ts';
import { forgeriesAccepted } from './forgeries-accepted.ts';
import { oddRequestsUnanswered } from './odd-requests-unanswered.ts';

const facts: readonly Timed[] = [
  ...(['r1', 'r2'] as const).map((request): Timed => ({
    kind: 'odd-sent',
    at: 1,
    request,
    words: 'x',
    lacks: 'freshness',
  })),
  { kind: 'odd-answered', at: 2, request: 'r1', status: 401 },
  { kind: 'odd-answered', at: 2, request: 'r2', status: 204 },
  ...(['r3', 'r4', 'r5'] as const).map((request): Timed => ({ kind: 'odd-sent', at: 3, request, words: 'x' })),
  { kind: 'odd-answered', at: 4, request: 'r3', status: 500 },
  { kind: 'odd-answered', at: 4, request: 'r4', detail: 'ECONNRESET' },
];

test('forgeries-accepted counts forged requests that were answered with 2xx', () => {
  expect(forgeriesAccepted.measure(historyOf(facts))).toEqual({ kind: 'number', value: 1, of: 2, witnesses: ['r2'] });
});

test('odd-requests-unanswered counts genuine ones without an answer, not those under way at the end', () => {
  expect(oddRequestsUnanswered.measure(historyOf(facts))).toEqual({
    kind: 'number',
    value: 1,
    of: 3,
    witnesses: ['r4'],
  });
});

test('where none was sent, nothing is measured', () => {
  for (const { measure } of [forgeriesAccepted, oddRequestsUnanswered])
    expect(measure(historyOf([]))).toMatchObject({ kind: 'nothing' });
});
