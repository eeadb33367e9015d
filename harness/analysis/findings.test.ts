import { describe, expect, test } from 'vitest';
import { findings } from './findings.ts';
import { cellOf, number, spreadOf } from './fixtures/cells.ts';
import type { CellResult, Finding, Measurement, TransportName } from '../result.ts';
import { ms, seconds } from '../base/units.ts';

const scenarios = { outage: { title: 'Outage' }, recycle: { title: 'Recycle' }, quiet: { title: 'Quiet network' } };

function gapCell(transport: TransportName, scenario: string, gap: number, cell: Partial<CellResult> = {}): CellResult {
  return cellOf(transport, { scenario, measurements: { gap: number(gap) }, ...cell });
}

function headlines(cells: readonly CellResult[]): string[] {
  return findings(cells, scenarios).map(({ headline }) => headline);
}

const known = { id: 'F03', note: 'waits', source: 'https://example.com' };

describe('the time without a usable link', () => {
  test('is told where it is a second or more, with both transports', () => {
    const cells = [gapCell('http', 'outage', 0), gapCell('socket-mode', 'outage', seconds(5))];
    const [finding, ...others] = findings(cells, scenarios);
    expect(others).toEqual([]);
    expect(finding?.headline).toMatch(/^Outage: no-sdk@1\.0\.0 .* 5\.0 s over Socket Mode, for 0 s over HTTP$/);
    expect(finding?.cells).toEqual(cells.map(({ id }) => id));
  });

  test('is not told below a second', () => {
    expect(headlines([gapCell('http', 'outage', ms(999)), gapCell('socket-mode', 'outage', ms(999))])).toEqual([]);
  });

  test('puts the largest difference first, and the others into its detail', () => {
    const [finding] = findings(
      [
        gapCell('http', 'outage', seconds(8)),
        gapCell('socket-mode', 'outage', seconds(9)),
        gapCell('http', 'recycle', 0),
        gapCell('socket-mode', 'recycle', seconds(4)),
      ],
      scenarios,
    );
    expect(finding?.headline).toMatch(/^Recycle: .* 4\.0 s over Socket Mode/);
    expect(finding?.detail).toContain('Elsewhere: outage: 9.0 s over Socket Mode, 8.0 s over HTTP');
    expect(finding?.cells[0]).toContain('recycle');
  });

  test('puts a known failure of the system first', () => {
    const cells = [
      gapCell('socket-mode', 'outage', seconds(9)),
      gapCell('socket-mode', 'recycle', seconds(5), { verdict: 'fail', known }),
    ];
    expect(headlines(cells)[0]).toMatch(/^Recycle: .* 5\.0 s over Socket Mode$/);
  });

  test('takes the worst of several pairs', () => {
    const cells = [1, 2, 3].map((pair) => gapCell('socket-mode', 'outage', seconds(pair), { pair }));
    expect(headlines(cells)[0]).toContain('3.0 s over Socket Mode');
  });

  test.each(['unknown', 'unsupported'] as const)('says nothing of cells that are %s', (verdict) => {
    expect(headlines([gapCell('socket-mode', 'outage', seconds(5), { verdict })])).toEqual([]);
  });
});

describe('what became of events', () => {
  const cell = (transport: TransportName, lost: number, late: number, scenario = 'outage'): CellResult =>
    cellOf(transport, {
      scenario,
      measurements: { lost: number(lost, 100), late: number(late, 100), duplicates: number(1, 100) },
    });

  test('is added up over the scenarios that both transports can have', () => {
    const [finding] = findings(
      [cell('http', 0, 2), cell('socket-mode', 3, 5), cell('http', 50, 50, 'recycle')],
      scenarios,
    );
    expect(finding?.headline).toBe(
      'no-sdk@1.0.0 lost 0 events over HTTP and 3 over Socket Mode; 2 came late over HTTP, 5 over Socket Mode',
    );
    expect(finding?.detail).toMatch(/^Of 100 events over HTTP and 100 over Socket Mode/);
    expect(finding?.cells).toHaveLength(2);
    expect(finding?.figures).toMatchObject({ metric: 'late', http: 2, socketMode: 5 });
  });

  test('says so where nothing was lost', () => {
    expect(headlines([cell('http', 0, 0), cell('socket-mode', 0, 0)])[0]).toMatch(
      /lost no event over either transport/,
    );
  });

  test('says nothing where one transport alone was run', () => {
    expect(headlines([cell('http', 1, 1)])).toEqual([]);
  });
});

describe('the quiet network', () => {
  const cell = (transport: TransportName, p50: number, lag: Measurement = spreadOf(ms(1))): CellResult =>
    cellOf(transport, {
      suite: 'latency',
      scenario: 'quiet',
      measurements: { 'response-time': spreadOf(p50, ms(9)), 'emission-lag': lag },
    });
  const told = (cells: readonly CellResult[]): Finding | undefined =>
    findings(cells, scenarios).find(({ headline }) => headline.startsWith('In a quiet network'));

  test('is told with the median of both transports', () => {
    const finding = told([cell('http', ms(3)), cell('socket-mode', ms(2))]);
    expect(finding?.headline).toContain('within 3.0 ms over HTTP and 2.0 ms over Socket Mode');
    expect(finding?.detail).not.toContain('busy');
  });

  test('is told with a warning where the sender itself was late', () => {
    const finding = told([cell('http', ms(3), spreadOf(ms(6))), cell('socket-mode', ms(2))]);
    expect(finding?.detail).toContain('the sender itself was 6.0 ms late');
  });

  test('is not told of cells with faults', () => {
    const episodes = [{ fault: 'f', text: 'f', began: [0, 0], touched: 1, touchedWhat: 'attempts' }] as const;
    expect(
      told([
        { ...cell('http', 1), episodes },
        { ...cell('socket-mode', 1), episodes },
      ]),
    ).toBeUndefined();
  });
});
