import { expect, test } from 'vitest';
import type { Entry } from '../journal/facts.ts';
import { ms } from '../base/units.ts';
import { appCloses, closed, ends, journalOf, opened, ready, strikes } from './fixtures/journal-of.ts';
import { refreshFigures } from './refresh-figures.ts';
import { sightOf } from './sight.ts';

const warns = { kind: 'disconnect-sent', link: 's1', reason: 'warning' } as const;

function shown(journal: readonly Entry[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    refreshFigures(sightOf(journal)).map((figure) => [
      figure.name,
      figure.kind === 'number' ? figure.number : figure.kind === 'words' ? figure.words : figure.kind,
    ]),
  );
}

test('refreshFigures() tells make-before-break', () => {
  const journal = journalOf(
    [0, opened('s1')],
    [1, ready('s1')],
    [1_000, warns],
    [1_000, strikes(999)],
    [1_008, opened('s2')],
    [1_010, ready('s2')],
    [1_011, closed('s1')],
    [2_500, ends],
  );
  expect(shown(journal)).toEqual({
    reconnect: ms(10),
    deaf: 0,
    order: 'opens, then closes',
    sockets: 2,
    undelivered: 0,
    'old-link': 'TCP only, no close frame',
    process: 'goes on',
  });
});

test('refreshFigures() tells break-before-make, and the events that met no link', () => {
  const journal = journalOf(
    [0, opened('s1')],
    [1, ready('s1')],
    [1_000, warns],
    [1_000, strikes(999)],
    [1_001, appCloses('s1')],
    [1_200, { kind: 'attempt-failed', event: 'Ev1', attempt: 0, reason: 'no_link' }],
    [1_201, { kind: 'attempt-failed', event: 'Ev1', attempt: 1, reason: 'no_link' }],
    [4_500, closed('s1', 1000)],
    [9_700, opened('s2')],
    [9_700, ready('s2')],
    [11_000, ends],
  );
  expect(shown(journal)).toEqual({
    reconnect: ms(8_700),
    deaf: ms(8_699),
    order: 'closes, then opens',
    sockets: 1,
    undelivered: 1,
    'old-link': 'the app’s close frame 1000',
    process: 'goes on',
  });
});

test('refreshFigures() tells an app that does not come back', () => {
  const journal = journalOf([0, opened('s1')], [1, ready('s1')], [9, strikes(9)], [9, warns], [5_000, ends]);
  expect(shown(journal)).toMatchObject({ reconnect: 'nothing', order: 'it does not come back', deaf: 0 });
});

test('refreshFigures() looks at the link that was asked to go, whichever came first', () => {
  const journal = journalOf(
    [0, opened('s1')],
    [1, ready('s1')],
    [2, opened('s2')],
    [3, ready('s2')],
    [1_000, { ...warns, link: 's2' }],
    [1_000, strikes(999)],
    [1_001, appCloses('s2')],
    [1_010, opened('s3')],
    [1_020, ready('s3')],
    [2_500, ends],
  );
  expect(shown(journal)).toMatchObject({
    order: 'closes, then opens',
    'old-link': 'the app’s close frame 1000',
    deaf: 0,
  });
});
