import { describe, expect, test } from 'vitest';
import { cellOf, number, spreadOf } from './fixtures/cells.ts';
import { findings } from './findings.ts';
import type { CellResult, Measurement, TransportName } from '../result.ts';
import { ms, seconds } from '../base/units.ts';

const scenarios = { outage: { title: 'Outage' }, recycle: { title: 'Recycle' }, quiet: { title: 'Quiet network' } };
const known = { id: 'F03', note: 'waits', source: 'https://example.com' };

function cell(
  system: string,
  transport: TransportName,
  scenario: string,
  measurements: Readonly<Record<string, Measurement>>,
  more: Partial<CellResult> = {},
): CellResult {
  return cellOf(transport, { id: `${scenario} ${system} ${transport}`, system, scenario, measurements, ...more });
}

const gaps = (scenario: string, values: Readonly<Record<string, number>>, more: Partial<CellResult> = {}) =>
  Object.entries(values).map(([system, value]) =>
    cell(system, 'socket-mode', scenario, { gap: number(value) }, value >= seconds(1) ? more : {}),
  );

describe('findings() of three systems and more', () => {
  test('counts the deaf, and tells the worst of the others', () => {
    const [finding] = findings(gaps('recycle', { a: seconds(5), b: ms(100), c: 0 }), scenarios);
    expect(finding?.headline).toBe(
      'Recycle: 1 of 3 systems is deaf for 5.0 s over Socket Mode, the others for at most 100 ms',
    );
    expect(finding?.ranking).toEqual({
      metric: 'gap',
      transport: 'socket-mode',
      rows: [
        { system: 'a', value: seconds(5) },
        { system: 'b', value: ms(100) },
        { system: 'c', value: 0 },
      ],
    });
  });

  test('says so where every system is deaf', () => {
    const [finding] = findings(gaps('outage', { a: seconds(9), b: seconds(8), c: seconds(60) }), scenarios);
    expect(finding?.headline).toBe('Outage: every system is deaf for 8.0 s to 1 min 0 s over Socket Mode');
  });

  test('says nothing of a scenario in which none is', () => {
    expect(findings(gaps('outage', { a: 0, b: ms(999), c: 0 }), scenarios)).toEqual([]);
  });

  test.each([
    ['what is on record as a defect', { verdict: 'fail', known } as const, ['Recycle', 'Outage']],
    ['what differs most between systems, where none is on record', {}, ['Outage', 'Recycle']],
  ])('puts first %s', (_, more, order) => {
    // Twelve times the least in one, twice the least in the other.
    const cells = [
      ...gaps('recycle', { a: seconds(6), b: seconds(4), c: seconds(3) }, more),
      ...gaps('outage', { a: seconds(60), b: seconds(8), c: seconds(5) }),
    ];
    const headlines = (of: readonly CellResult[]) =>
      findings(of, scenarios).map(({ headline }) => headline.split(':')[0]);
    expect(headlines(cells)).toEqual(order);
    expect(headlines(cells.toReversed())).toEqual(order);
  });

  test('tells HTTP beside it', () => {
    const cells = [...gaps('recycle', { a: seconds(5), b: 0, c: 0 }), cell('a', 'http', 'recycle', { gap: number(0) })];
    expect(findings(cells, scenarios)[0]?.detail).toMatch(/Over HTTP none was\.$/);
  });

  test('names who lost events, and what of', () => {
    const lost = (system: string, value: number) =>
      cell(system, 'socket-mode', 'outage', { lost: { kind: 'number', value, of: 100 } });
    expect(findings([lost('a', 0), lost('b', 7), lost('c', 0)], scenarios)[0]?.headline).toBe(
      'Lost: 7 of 100 by b over Socket Mode; by the others none',
    );
    expect(findings([lost('a', 0), lost('b', 0), lost('c', 0)], scenarios)[0]?.headline).toBe(
      'No system lost an event, of 300',
    );
  });

  test('ranks the quiet network by transport', () => {
    const quiet = (system: string, p50: number) =>
      cell(system, 'http', 'quiet', { 'response-time': spreadOf(p50, ms(20)) }, { suite: 'latency' });
    const [finding] = findings([quiet('a', ms(3)), quiet('b', ms(1)), quiet('c', ms(2))], scenarios);
    expect(finding?.headline).toMatch(/within 1\.0 ms \(b\) to 3\.0 ms \(a\) over HTTP$/);
  });
});
