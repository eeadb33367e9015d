import { describe, expect, test } from 'vitest';
import { ms } from '../base/units.ts';
import { appCloses, calls, closed, ends, journalOf, opened, ready, strikes } from './fixtures/journal-of.ts';
import { recoveryFigures } from './recovery-figures.ts';
import { sightOf } from './sight.ts';

function figuresOf(journal: ReturnType<typeof journalOf>, cutsLinks = false): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    recoveryFigures(sightOf(journal), { cutsLinks }).map((figure) => [
      figure.name,
      figure.kind === 'number' ? figure.number : figure.kind === 'words' ? figure.words : figure.kind,
    ]),
  );
}

describe('recoveryFigures()', () => {
  test('counts from the strike, and the deaf time from the end of the old link to the hello of the new one', () => {
    const journal = journalOf(
      [0, opened('s1')],
      [1, ready('s1')],
      [1_000, strikes(1_000)],
      [7_000, appCloses('s1')],
      [9_000, calls('internal_error')],
      [12_000, calls()],
      [12_010, opened('s2')],
      [12_015, ready('s2')],
      [13_000, calls()],
      [13_500, ends],
    );
    expect(figuresOf(journal)).toEqual({ reconnect: ms(11_015), deaf: ms(5_015), opens: 2, process: 'goes on' });
  });

  test('takes a link that the strike made useless for dead at once', () => {
    const journal = journalOf(
      [0, opened('s1')],
      [1, ready('s1')],
      [1_000, strikes(1_000)],
      [5_000, opened('s2')],
      [5_000, ready('s2')],
      [6_000, ends],
    );
    expect(figuresOf(journal)).toMatchObject({ deaf: 0 });
    expect(figuresOf(journal, true)).toMatchObject({ deaf: ms(4_000), reconnect: ms(4_000) });
  });

  test('says so where no link comes, and how the process ended', () => {
    const journal = journalOf(
      [0, opened('s1')],
      [1, ready('s1')],
      [1_000, strikes(1_000)],
      [1_001, closed('s1')],
      [3_000, { kind: 'app-exited', code: 1, signal: null, asked: false }],
      [11_000, ends],
    );
    expect(figuresOf(journal)).toMatchObject({ reconnect: 'nothing', deaf: ms(9_999), process: 'ends with code 1' });
  });

  test('does not take an exit that was asked for as one of the app', () => {
    const exit = { kind: 'app-exited', code: null, signal: 'SIGTERM', asked: true } as const;
    expect(figuresOf(journalOf([0, strikes(0)], [5, ends], [9, exit]))).toMatchObject({ process: 'goes on' });
  });
});
