import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { cellOf, number, spreadOf } from '../fixtures/cells.ts';
import { planOf } from '../../history/fixtures/facts.ts';
import type { CellPlan } from '../../plan/cell-plan.ts';
import type { CellResult, Comparison, Measurement } from '../../result.ts';
import { ms } from '../../base/units.ts';

interface Arms {
  readonly metric: CellPlan['decides']['metric'];
  readonly http: readonly number[];
  readonly socketMode: readonly number[];
  readonly cell?: Partial<CellResult>;
}

/** Compares arms of these values, one a pair. */
function compared({ metric, http, socketMode, cell = {} }: Arms): Comparison | undefined {
  const arm = (transport: CellResult['transport'], values: readonly number[]) =>
    values.map((value, index) =>
      cellOf(transport, { pair: index + 1, measurements: { [metric]: measured(metric, value) }, ...cell }),
    );
  const decides = metric === 'response-time' ? ({ metric, of: 'p99' } as const) : { metric };
  return compare([...arm('http', http), ...arm('socket-mode', socketMode)], [planOf({ decides })])[0];
}

function measured(metric: string, value: number): Measurement {
  return metric === 'response-time' ? spreadOf(value) : number(value);
}

const six = <T>(value: T): T[] => Array.from({ length: 6 }, () => value);

describe('compare()', () => {
  const deaf = (value: number, isLowerBound = false): Measurement => ({ kind: 'number', value, of: 1, isLowerBound });

  test.each<[string, Measurement, Measurement, Comparison['word']]>([
    ['both were not over', deaf(ms(20_000), true), deaf(ms(80_000), true), 'inconclusive'],
    ['the one that was not over is smaller so far', deaf(ms(80_000)), deaf(ms(20_000), true), 'inconclusive'],
    ['the one that was not over is larger already', deaf(ms(20_000)), deaf(ms(80_000), true), 'worse'],
    ['the other one that was not over is larger already', deaf(ms(80_000), true), deaf(ms(20_000)), 'better'],
  ])('does not know which is larger where nobody does: %s', (_, http, socketMode, word) => {
    const cells = six(0).flatMap((_zero, index) => [
      cellOf('http', { pair: index + 1, measurements: { gap: http } }),
      cellOf('socket-mode', { pair: index + 1, measurements: { gap: socketMode } }),
    ]);
    expect(compare(cells, [planOf({ decides: { metric: 'gap' } })])[0]?.word).toBe(word);
  });

  test('tells both medians, the difference and its interval', () => {
    expect(
      compared({
        metric: 'response-time',
        http: [10, 11, 12, 13, 14, 15].map(ms),
        socketMode: [40, 42, 44, 46, 48, 50].map(ms),
      }),
    ).toEqual({
      scenario: 'outage',
      by: 'transport',
      system: 'no-sdk@1.0.0',
      arms: [
        { system: 'no-sdk@1.0.0', transport: 'http', value: ms(12.5) },
        { system: 'no-sdk@1.0.0', transport: 'socket-mode', value: ms(45) },
      ],
      metric: 'response-time',
      of: 'p99',
      pairs: 6,
      difference: ms(32.5),
      interval: [ms(30), ms(35)],
      margin: ms(1),
      method: 'signed-rank',
      p: 2 ** -5,
      word: 'worse',
      phrase: 'worse',
      why: 'the whole 95 % interval is beyond the margin 1.0 ms',
      sentence:
        'outage, no-sdk@1.0.0: response time p99 over Socket Mode against HTTP +33 ms [+30 ms to +35 ms], worse (margin 1.0 ms, n = 6)',
    });
  });

  test.each<[string, Arms, Comparison['word']]>([
    ['a lower count, where lower is better', { metric: 'lost', http: six(9), socketMode: six(1) }, 'better'],
    ['a higher count, where lower is better', { metric: 'lost', http: six(1), socketMode: six(9) }, 'worse'],
    ['a higher share, where higher is better', { metric: 'ack-rate', http: six(0.5), socketMode: six(1) }, 'better'],
    ['a lower share, where higher is better', { metric: 'ack-rate', http: six(1), socketMode: six(0.5) }, 'worse'],
    ['equal counts', { metric: 'lost', http: six(3), socketMode: six(3) }, 'equivalent'],
    ['a tenth of a point of shares', { metric: 'ack-rate', http: six(1), socketMode: six(0.9995) }, 'equivalent'],
    [
      'less than 1 ms of latency',
      { metric: 'response-time', http: six(ms(2)), socketMode: six(ms(2.9)) },
      'equivalent',
    ],
    [
      'less than 5 % of latency',
      { metric: 'response-time', http: six(ms(100)), socketMode: six(ms(104)) },
      'equivalent',
    ],
    ['more than 5 % of latency', { metric: 'response-time', http: six(ms(100)), socketMode: six(ms(106)) }, 'worse'],
    ['less than the metric’s own margin', { metric: 'gap', http: six(0), socketMode: six(ms(99)) }, 'equivalent'],
    ['more than the metric’s own margin', { metric: 'gap', http: six(0), socketMode: six(ms(101)) }, 'worse'],
    ['pairs that disagree', { metric: 'lost', http: six(5), socketMode: [0, 9, 1, 8, 2, 9] }, 'inconclusive'],
  ])('finds %s to be so', (_, arms, word) => {
    expect(compared(arms)?.word).toBe(word);
  });

  test('is inconclusive below six pairs, however large the difference', () => {
    const five = compared({ metric: 'lost', http: six(0).slice(1), socketMode: six(100).slice(1) });
    expect(five).toMatchObject({ pairs: 5, difference: 100, word: 'inconclusive' });
    expect(five).not.toHaveProperty('interval');
    expect(five?.why).toContain('--pairs 6');
  });

  test('uses only pairs of which both arms have a verdict', () => {
    const cell = { verdict: 'unknown' } as const;
    expect(compared({ metric: 'lost', http: six(0), socketMode: six(1), cell })).toBeUndefined();
    expect(compared({ metric: 'lost', http: six(0), socketMode: [1, 1] })?.pairs).toBe(2);
  });

  test('pairs by the pair’s number, not by the order in which cells ran', () => {
    const cells = [
      cellOf('http', { pair: 2, measurements: { lost: number(20) } }),
      cellOf('socket-mode', { pair: 1, measurements: { lost: number(11) } }),
      cellOf('http', { pair: 1, measurements: { lost: number(10) } }),
      cellOf('socket-mode', { pair: 2, measurements: { lost: number(21) } }),
    ];
    expect(compare(cells, [planOf({ decides: { metric: 'lost' } })])[0]?.difference).toBe(1);
  });

  test('says nothing of a scenario that one transport cannot have, nor of a measurement that is not there', () => {
    expect(compared({ metric: 'lost', http: six(0), socketMode: [] })).toBeUndefined();
    expect(compare([cellOf('http'), cellOf('socket-mode')], [planOf()])).toEqual([]);
  });

  test('keeps systems apart', () => {
    const systems = ['bolt-js@5.1.0', 'no-sdk@1.0.0'];
    const cells = systems.flatMap((system) => [
      cellOf('http', { system, measurements: { lost: number(0) } }),
      cellOf('socket-mode', { system, measurements: { lost: number(system.length) } }),
    ]);
    const plans = systems.map((system) => planOf({ system, decides: { metric: 'lost' } }));
    expect(compare(cells, plans).map(({ system, arms: [, { value }] }) => [system, value])).toEqual([
      ['bolt-js@5.1.0', 13],
      ['no-sdk@1.0.0', 12],
    ]);
  });

  test('says of a difference that is real and too small that it matters less', () => {
    const less = compared({ metric: 'response-time', http: six(ms(2)), socketMode: six(ms(1.5)) });
    expect(less).toMatchObject({ word: 'equivalent', phrase: 'faster, by less than matters' });
    expect(less?.sentence).toBe(
      'outage, no-sdk@1.0.0: response time p99 over Socket Mode against HTTP −500 µs [−500 µs to −500 µs], faster, by less than matters (margin 1.0 ms, n = 6)',
    );
    const perhaps = compared({
      metric: 'gap',
      http: six(0),
      socketMode: [50, 60, 70, 90, 140, 150].map(ms),
    });
    expect(perhaps).toMatchObject({ word: 'inconclusive', phrase: 'longer, perhaps by less than matters' });
    expect(perhaps?.why).toMatch(
      /^the 95 % interval reaches across the margin 100 ms; about \d+ pairs would settle it$/,
    );
  });

  test('asks for more pairs the closer the difference is to its margin, and never for fewer than there were', () => {
    const needed = (shift: number): number =>
      compared({ metric: 'gap', http: six(0), socketMode: [20, 60, 90, 110, 140, 180].map((each) => ms(each + shift)) })
        ?.pairsNeeded ?? 0;
    expect(needed(-2)).toBeGreaterThan(needed(-10));
    expect(needed(-10)).toBeGreaterThan(6);
  });

  test('takes the margin that the user chose, and never one within which equal arms differ here', () => {
    const cells = six(0).flatMap((_zero, index) => [
      cellOf('http', { pair: index + 1, measurements: { gap: number(0) } }),
      cellOf('socket-mode', { pair: index + 1, measurements: { gap: number(ms(300)) } }),
    ]);
    const plans = [planOf({ decides: { metric: 'gap' } })];
    const spread = { scenario: 'outage', system: 'x', transport: 'http', metric: 'gap', runs: 20, median: 0 } as const;
    const calibration = {
      id: 'c',
      at: '2026-01-01T00:00:00Z',
      machine: { cpus: 2, cpu: '', memoryBytes: 1, os: '' },
      pairs: 10,
      spreads: [{ ...spread, equalArms: ms(310), betweenRuns: ms(400) }],
      timerLatenessUs: { p50: 1, p99: 2 },
    };
    expect(compare(cells, plans)[0]).toMatchObject({ word: 'worse', margin: ms(100) });
    expect(compare(cells, plans, { margins: { gap: ms(400) } })[0]).toMatchObject({
      word: 'equivalent',
      why: 'the whole 95 % interval is within the margin 400 ms, as chosen',
    });
    expect(compare(cells, plans, { calibration })[0]).toMatchObject({
      word: 'equivalent',
      why: 'the whole 95 % interval is within the margin 310 ms: by so much equal arms differ on this machine',
    });
  });

  test('by system holds every other system against the first one, transport by transport', () => {
    const systems = ['old@1.0.0', 'new@2.0.0'];
    const cells = systems.flatMap((system, at) =>
      (['http', 'socket-mode'] as const).flatMap((transport) =>
        six(0).map((_zero, index) =>
          cellOf(transport, { system, pair: index + 1, measurements: { lost: number(at * 3) } }),
        ),
      ),
    );
    const plans = systems.flatMap((system) =>
      (['http', 'socket-mode'] as const).map((transport) => planOf({ system, transport, decides: { metric: 'lost' } })),
    );
    expect(compare(cells, plans, { by: 'system' }).map(({ sentence }) => sentence)).toEqual([
      'outage, HTTP: lost of new@2.0.0 against old@1.0.0 +3 [+3 to +3], worse by itself (margin 0, n = 6)',
      'outage, Socket Mode: lost of new@2.0.0 against old@1.0.0 +3 [+3 to +3], worse by itself (margin 0, n = 6)',
    ]);
  });

  test('one pair whose difference the cells explain says what it is', () => {
    const cells = [
      cellOf('http', { measurements: { lost: number(0) } }),
      cellOf('socket-mode', {
        verdict: 'fail',
        measurements: { lost: number(5) },
        known: { id: 'F03', note: 'Closes the old socket first', source: 'x' },
      }),
    ];
    expect(compare(cells, [planOf({ decides: { metric: 'lost' } })])[0]).toMatchObject({
      word: 'inconclusive',
      phrase: 'explained, though not counted',
      why: '1 pair, and a 95 % interval needs 6 (--pairs 6); the cells show what it is: Closes the old socket first',
    });
  });
});
