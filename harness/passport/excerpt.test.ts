import { expect, test } from 'vitest';
import { ms } from '../base/units.ts';
import { excerptOf } from './excerpt.ts';
import { calls, ends, journalOf, opened, ready, strikes } from './fixtures/journal-of.ts';
import { sightOf } from './sight.ts';

test('excerptOf() leaves out the flow of events and what was long before, and counts from the strike', () => {
  const journal = journalOf(
    [0, opened('s1')],
    [4_000, ready('s1')],
    [4_500, { kind: 'event-due', event: 'Ev1', n: 1, due: 4_500_000 }],
    [5_000, strikes(5_000)],
    [5_010, calls('internal_error')],
  );
  expect(excerptOf(sightOf(journal))).toEqual([
    { atUs: ms(-1_000), text: 'link-ready link=s1 host=applink-1 connections=1' },
    { atUs: 0, text: 'fault-began text=something bad' },
    { atUs: ms(10), text: 'api-called method=apps.connections.open status=200 ok=false error=internal_error' },
  ]);
});

test('excerptOf() leaves out the middle of a storm, and says how much', () => {
  const storm = Array.from({ length: 500 }, (_, index) => [10 + index, calls('internal_error')] as const);
  const lines = excerptOf(sightOf(journalOf([0, strikes(0)], ...storm, [600, ends])));
  expect(lines).toHaveLength(61);
  expect(lines[48]?.text).toBe('(442 lines left out)');
  expect(lines.at(-1)?.text).toBe('phase phase=draining');
});
