import { stripVTControlCharacters } from 'node:util';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellResult } from '../../harness/result.ts';

import { smallRun } from '../fixtures/small-run.ts';
import { wrapped } from './wrapped.ts';
import { renderTerminal } from './render-terminal.ts';

const { result } = smallRun();

test('renderTerminal() prints the same text as last time', async () => {
  const text = renderTerminal(result, { reportAt: 'out/latest/report.html' });
  await expect(text).toMatchFileSnapshot('../fixtures/golden/terminal.golden');
});

test.each([60, 80, 100])('renderTerminal() keeps to %d columns, but for what is there to be copied', (width) => {
  const commands = new Set(result.cells.map((cell) => `  ${cell.repeat}`));
  const lines = renderTerminal(result, { width })
    .split('\n')
    .filter((line) => !commands.has(line) && !line.includes('Toxiproxy'));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
});

test('renderTerminal() colours only when asked, and says the same', () => {
  const bare = renderTerminal(result, {});
  const coloured = renderTerminal(result, { colour: true });
  expect(bare).toBe(stripVTControlCharacters(bare));
  expect(coloured).not.toBe(bare);
  expect(withoutEnds(stripVTControlCharacters(coloured))).toBe(withoutEnds(bare));
});

test('renderTerminal() lets no string steer the terminal', () => {
  const steering = '\u001b[2Jgone\u0007\n';
  const [first, ...others] = result.cells;
  const cells = [{ ...first!, system: steering, why: steering, repeat: steering, verdict: 'fail' as const }, ...others];
  const text = renderTerminal(
    { ...result, cells, findings: [{ headline: steering, detail: steering, cells: [] }] },
    {},
  );
  expect(text).toContain('gone');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('renderTerminal() says which scenarios ran without a proxy, and why', () => {
  const [first, ...others] = result.cells;
  const entry = result.catalogue.scenarios[first!.scenario]!;
  const scenarios = {
    ...result.catalogue.scenarios,
    [first!.scenario]: { ...entry, direct: 'no proxy has a half-close' },
  };
  const shown = (route: Partial<CellResult>): string =>
    renderTerminal(
      { ...result, catalogue: { ...result.catalogue, scenarios }, cells: [{ ...first!, ...route }, ...others] },
      {},
    );
  const line = `${first!.scenario}: direct, without a proxy: no proxy has a half-close`;
  expect(shown({ route: 'direct' })).toContain(line);
  expect(shown({})).not.toContain(line);
});

test('renderTerminal() says why an unexpected failure failed, and how to repeat it', () => {
  const failed = result.cells.find((cell) => cell.verdict === 'fail' && !cell.known);
  const text = renderTerminal(result, {});
  expect(text).toContain(`  ${failed?.repeat}`);
});

test.each([
  ['unknown', undefined, true],
  ['fail', undefined, true],
  ['fail', { id: 'F03', note: 'deaf', source: 'docs/slack-protocol.md' }, false],
  ['pass', undefined, false],
] as const)(
  'renderTerminal() says of a cell that is %s (on record: %j) why, and how to repeat it: %s',
  (verdict, known, isSaid) => {
    const [first, ...others] = result.cells.map((cell) => ({ ...cell, verdict: 'pass' as const }));
    const why = 'for this reason and no other';
    const cell = { ...first!, verdict, why, repeat: 'npm start -- --this-one', ...(known ? { known } : {}) };
    const text = renderTerminal({ ...result, cells: [cell, ...others] }, {});
    expect([text.includes(why), text.includes('npm start -- --this-one')]).toEqual([isSaid, isSaid]);
  },
);

test('renderTerminal() names every cell whose verdict is not pass', () => {
  const verdicts = ['pass', 'fail', 'unknown'] as const;
  const known = { id: 'F03', note: 'It is deaf', source: 'docs/slack-protocol.md' };
  const ran = result.cells.filter(({ verdict }) => verdict !== 'unsupported');
  const anyOutcome = fc.record({ verdict: fc.constantFrom(...verdicts), isKnown: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyOutcome, { minLength: ran.length, maxLength: ran.length }), (outcomes) => {
      const cells = ran.map((cell, index): CellResult => {
        const { verdict = 'pass', isKnown = false } = outcomes[index] ?? {};
        const { known: _, ...bare } = cell;
        return { ...bare, verdict, ...(verdict === 'fail' && isKnown ? { known } : {}) };
      });
      const text = renderTerminal({ ...result, cells, findings: [] }, {}).replaceAll(/\s+/g, ' ');
      for (const { id, verdict } of cells) expect(text.includes(id)).toBe(verdict !== 'pass');
      if (cells.some(({ verdict }) => verdict !== 'pass')) expect(text).not.toContain('Every cell passed');
    }),
    { numRuns: 30 },
  );
});

/** Coloured lines may end in coloured spaces. */
function withoutEnds(text: string): string {
  return text.replace(/ +$/gm, '');
}

test.each([
  ['for 0 s over HTTP and', 8, ['for 0 s', 'over', 'HTTP and']],
  ['is 1,250 ms', 9, ['is', '1,250 ms']],
  ['is 2 min 5 s long', 8, ['is', '2 min 5 s', 'long']],
  ['with --pairs 6', 7, ['with', '--pairs 6']],
  ['the 5 second rule', 6, ['the 5', 'second', 'rule']],
])('wrapped() breaks %j at %i not within a number and its unit', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});
