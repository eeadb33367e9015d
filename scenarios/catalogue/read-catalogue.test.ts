import { describe, expect, test } from 'vitest';
import { catalogueText } from './catalogue-text.ts';
import type { Entry } from './entry.ts';
import { readCatalogue, type SeenCell, tallyOf } from './read-catalogue.ts';

const deaf: Entry = {
  id: 'F03',
  title: 'Deaf at every refresh',
  transports: ['socket-mode'],
  sources: [],
  asked: { state: 'asked', by: [{ scenario: 'recycle-announced' }, { rule: 'keeps-old-links' }] },
};
const late: Entry = {
  id: 'N12',
  title: 'Work dropped',
  transports: ['http', 'socket-mode'],
  sources: [],
  asked: {
    state: 'in part',
    by: [{ scenario: 'recycle-announced' }, { scenario: 'steady', options: '--rate 500' }],
    missing: 'the rest',
  },
};
const proxy: Entry = {
  id: 'F34',
  title: 'A proxy',
  transports: ['socket-mode'],
  sources: [],
  asked: { state: 'open', missing: 'a proxy' },
};
const entries = [deaf, proxy, late];

function seen(system: string, cell: Partial<SeenCell['cell']>): SeenCell {
  return {
    folder: 'out/run',
    cell: {
      scenario: 'recycle-announced',
      system,
      transport: 'socket-mode',
      verdict: 'pass',
      journal: `journal/${system}.ndjson`,
      ...cell,
    },
  };
}

const known = (id: string) => ({ id, note: '', source: '' });
const lint = (rule: string, gravity: 'fails' | 'shown') => [{ rule, gravity, sentence: '', atUs: 0, count: 1 }];
const read = (...cells: readonly SeenCell[]) => readCatalogue(entries, { onRecord: [], seen: cells });
const systemsOf = (cells: readonly SeenCell[]) =>
  Object.fromEntries(
    read(...cells).map(({ id, shownBy, stoodBy }) => [
      id,
      [shownBy.map(({ system }) => system), stoodBy.map(({ system }) => system)],
    ]),
  );

describe('what a cell is evidence of', () => {
  test.each<[what: string, cell: SeenCell, shown: string, stood: string]>([
    ['a pass is stood by every entry that its scenario asks for', seen('a', {}), '', 'F03 N12'],
    ['over a transport that the entry is not about, of others only', seen('a', { transport: 'http' }), '', 'N12'],
    ['a failure is shown in each', seen('a', { verdict: 'fail' }), 'F03 N12', ''],
    ['one that is on record, in its own', seen('a', { verdict: 'fail', known: known('N12') }), 'N12', ''],
    ['one under an id of another list, in each', seen('a', { verdict: 'fail', known: known('X1') }), 'F03 N12', ''],
    [
      'a rule that was broken and failed the cell is shown in its entry too, whatever else is on record',
      seen('a', { verdict: 'fail', known: known('N12'), lint: lint('keeps-old-links', 'fails') }),
      'F03 N12',
      '',
    ],
    ['a rule that is only shown is none', seen('a', { lint: lint('keeps-old-links', 'shown') }), '', 'F03 N12'],
    [
      'another rule is none',
      seen('a', { verdict: 'fail', known: known('N12'), lint: lint('too-many-links', 'fails') }),
      'N12',
      '',
    ],
    ['what has no verdict is none', seen('a', { verdict: 'unknown' }), '', ''],
    ['a scenario without the options that make it ask is none', seen('a', { scenario: 'steady' }), '', ''],
  ])('%s', (_, cell, shown, stood) => {
    const all = systemsOf([cell]);
    const having = (n: 0 | 1) =>
      Object.keys(all)
        .filter((id) => (all[id]?.[n]?.length ?? 0) > 0)
        .join(' ');
    expect([having(0), having(1)]).toEqual([shown, stood]);
  });
});

test('a failure is reproduced where one system shows it and another stands it in the same scenario', () => {
  const shows = seen('a', { verdict: 'fail' });
  const first = (...cells: readonly SeenCell[]) => read(...cells)[0]?.isReproduced;
  expect(first(shows)).toBe(false);
  expect(first(shows, seen('a', {}))).toBe(false);
  expect(first(seen('b', {}))).toBe(false);
  expect(first(shows, seen('b', {}))).toBe(true);
  const both = { state: 'asked', by: [{ scenario: 'recycle-announced' }, { scenario: 'recycle-linger' }] } as const;
  const [elsewhere] = readCatalogue([{ ...deaf, asked: both }], {
    onRecord: [],
    seen: [shows, seen('b', { scenario: 'recycle-linger' })],
  });
  expect(elsewhere).toMatchObject({ shownBy: [{ system: 'a' }], stoodBy: [{ system: 'b' }], isReproduced: false });
});

test('the list says by what each is asked, who has it, and where that stands', () => {
  const rows = readCatalogue(entries, {
    onRecord: [
      { id: 'F03', system: 'bolt-js', versions: ['5.1.0', '4.7.3'] },
      { id: 'F03', system: 'bolt-js', versions: ['5.1.0'] },
    ],
    seen: [seen('go@1', { verdict: 'fail' }), seen('py@2', {})],
  });
  expect(catalogueText(rows.slice(0, 2), { hasRuns: true })).toBe(`F03  asked    Deaf at every refresh (Socket Mode)
     asked by: recycle-announced, rule keeps-old-links
     on record: bolt-js@4.7.3, bolt-js@5.1.0
     shown by go@1 over Socket Mode in recycle-announced: out/run/journal/go@1.ndjson
     stood in recycle-announced over Socket Mode by py@2
F34  open     A proxy (Socket Mode)
     not asked: a proxy
1 of 2 asked, 0 of 0 new kinds; 0 asked in part, 0 cannot be had, 1 open.
1 shown by one system and stood by another in the same scenario, in these runs.
`);
  expect(tallyOf(rows)).toBe('1 of 2 asked, 0 of 1 new kinds; 1 asked in part, 0 cannot be had, 1 open');
});
