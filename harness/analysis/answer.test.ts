import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import type { CellResult, Comparison, Measurement, TransportName } from '../result.ts';
import { answers } from './answer.ts';

const number = (value: number, isLowerBound = false): Measurement => ({
  kind: 'number',
  value,
  of: 100,
  ...(isLowerBound ? { isLowerBound } : {}),
});

type Arm = {
  readonly verdict?: CellResult['verdict'];
  readonly lost?: number;
  readonly deafUs?: number;
  readonly isMore?: boolean;
  readonly pair?: number;
};

function cell(scenario: string, transport: TransportName, arm: Arm): CellResult {
  const { verdict = 'pass', lost = 0, deafUs = 0, isMore = false, pair = 1 } = arm;
  return {
    id: `recovery › ${scenario} › an-app@1.0.0 › ${transport}${pair > 1 ? ` › pair ${pair}` : ''}`,
    suite: 'recovery',
    scenario,
    system: 'an-app@1.0.0',
    transport,
    pair,
    seed: 1,
    verdict,
    why: 'why',
    expectations: [],
    measurements: { lost: number(lost), late: number(lost * 2), 'added-gap': number(deafUs, isMore) },
    episodes: [],
    repeat: 'npm start',
  };
}

const both = (scenario: string, http: Arm, socketMode: Arm): readonly CellResult[] => [
  cell(scenario, 'http', http),
  cell(scenario, 'socket-mode', socketMode),
];

const titles = { scenarios: { cut: { title: 'A cut' }, recycle: { title: 'A recycle' } }, metrics: {} };
const headline = (cells: readonly CellResult[]): string | undefined => answers(cells, titles, [])[0]?.headline;

describe('answers()', () => {
  test.each([
    [
      'fails over one transport',
      [...both('cut', {}, {}), ...both('recycle', {}, { verdict: 'fail', deafUs: seconds(5) })],
      'HTTP for an-app@1.0.0: it fails A recycle over Socket Mode, none over HTTP',
    ],
    [
      'fails more over one',
      [...both('cut', { verdict: 'fail' }, {}), ...both('recycle', { verdict: 'fail' }, { verdict: 'fail' })],
      'Socket Mode for an-app@1.0.0: it fails 2 scenarios over HTTP, 1 over Socket Mode',
    ],
    [
      'loses over one',
      both('cut', { lost: 3 }, {}),
      'Socket Mode for an-app@1.0.0: it loses 3 events over HTTP, 0 over Socket Mode',
    ],
    [
      'is deaf for longer over one',
      [
        ...both('cut', {}, { deafUs: seconds(2) }),
        ...both('recycle', { deafUs: ms(40) }, { deafUs: seconds(9), isMore: true }),
      ],
      'HTTP for an-app@1.0.0: over Socket Mode it is deaf for up to > 9.0 s longer than an outage lasts (A recycle), over HTTP for up to 40 ms',
    ],
    [
      'differs by less than matters',
      both('cut', { deafUs: ms(700) }, { deafUs: ms(30) }),
      'Either transport for an-app@1.0.0: over both it is deaf for at most 700 ms longer than an outage lasts',
    ],
    [
      'adds nothing',
      both('cut', {}, {}),
      'Either transport for an-app@1.0.0: over neither is it deaf for longer than an outage lasts',
    ],
  ])('an app that %s', (_, cells, sentence) => {
    expect(headline(cells)).toBe(sentence);
  });

  test('counts only what has a verdict over both transports', () => {
    const cells = [
      ...both('cut', {}, {}),
      ...both('recycle', {}, { verdict: 'unknown', lost: 50 }),
      cell('linger', 'socket-mode', { verdict: 'fail', lost: 9 }),
    ];
    expect(headline(cells)).toMatch(/^Either transport/);
    expect(answers(cells, titles, [])[0]?.reasons[0]).toBe(
      'Over the 1 scenario that has a verdict over both transports.',
    );
    expect(answers(cells.slice(2), titles, [])).toEqual([]);
  });

  test('shows the worst cell of several pairs, and sums over scenarios', () => {
    const cells = [
      ...both('cut', { lost: 1 }, {}),
      cell('cut', 'http', { lost: 4, pair: 2 }),
      cell('cut', 'socket-mode', { pair: 2 }),
      ...both('recycle', { lost: 2 }, {}),
    ];
    const [lost, late] = answers(cells, titles, [])[0]?.rows ?? [];
    expect(lost).toEqual({
      metric: 'lost',
      by: 'sum',
      values: {
        http: { value: 6, cell: 'recovery › cut › an-app@1.0.0 › http › pair 2' },
        'socket-mode': { value: 0 },
      },
    });
    expect(late?.values.http).toEqual({ value: 8, cell: 'recovery › cut › an-app@1.0.0 › http › pair 2' });
  });

  test('says how sure it is', () => {
    const six = Array.from({ length: 6 }, (_, index) => [
      cell('cut', 'http', { pair: index + 1 }),
      cell('cut', 'socket-mode', { pair: index + 1 }),
    ]).flat();
    const compared = (['worse', 'equivalent', 'equivalent'] as const).map(
      (word) => ({ system: 'an-app@1.0.0', by: 'transport', word }) as Comparison,
    );
    const sure = (cells: readonly CellResult[]): string | undefined => answers(cells, titles, compared)[0]?.reasons[1];
    expect(sure(six)).toBe('Seen in 6 pairs of runs; of Socket Mode against HTTP: 1 worse, 2 equivalent.');
    expect(sure(six.slice(0, 2))).toMatch(/^Seen in one pair of runs: a figure is that of its worst run/);
  });
});
