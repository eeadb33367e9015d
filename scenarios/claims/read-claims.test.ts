import { describe, expect, test } from 'vitest';
import { cellOf, number, spreadOf } from '../../harness/analysis/fixtures/cells.ts';
import { ms, seconds } from '../../harness/base/units.ts';
import type { CellResult, ClaimResult, Measurement, TransportName } from '../../harness/result.ts';
import { scenarios } from '../index.ts';
import type { Shown } from './claim.ts';
import { claims } from './claims.ts';
import { instancesOf, scenariosOf } from './needed.ts';
import { readClaims } from './read-claims.ts';
import type { ReadRun } from './seen.ts';

const faulty = new Set(scenarios.filter(({ faults }) => faults.length > 0).map(({ name }) => name));

function runOf(cells: readonly CellResult[], instances?: number): ReadRun {
  const entries = [...new Set(cells.map(({ scenario }) => scenario))].map((name) => {
    const faults = faulty.has(name) ? ['a fault'] : [];
    return [
      name,
      { suite: 'recovery', title: name, asks: '', source: '', workload: '', faults, unsupported: {} },
    ] as const;
  });
  return {
    run: instances === undefined ? {} : { instances },
    catalogue: { metrics: {}, scenarios: Object.fromEntries(entries), systems: {}, transports: {} as never },
    cells,
  };
}

interface Arms {
  readonly scenario: string;
  readonly metric: string;
  readonly system?: string;
  readonly http?: readonly Measurement[];
  readonly socketMode?: readonly Measurement[];
}

/** One cell a figure, pair by pair. */
function cellsOf({
  scenario,
  metric,
  system = 'no-sdk@1.0.0',
  http = [],
  socketMode = [],
}: Arms): readonly CellResult[] {
  const arm = (transport: TransportName, values: readonly Measurement[]) =>
    values.map((value, index) =>
      cellOf(transport, { scenario, system, pair: index + 1, measurements: { [metric]: value } }),
    );
  return [...arm('http', http), ...arm('socket-mode', socketMode)];
}

function read(id: string, ...runs: readonly ReadRun[]): ClaimResult {
  const found = readClaims(claims, runs).find((each) => each.id === id);
  if (!found) throw new RangeError(`There is no claim ${id}`);
  return found;
}

const six = (value: number): Measurement[] => Array.from({ length: 6 }, (_, index) => number(value + index * 100));
const deaf = (scenario: string, http: number, socketMode: number, pairs = 6) =>
  cellsOf({
    scenario,
    metric: 'added-gap',
    http: six(http).slice(0, pairs),
    socketMode: six(socketMode).slice(0, pairs),
  });

test('has a row for each of the sixteen, in order', () => {
  expect(readClaims(claims, []).map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, index) => `C${index + 1}`));
});

test('names what it needs, of scenarios that there are', () => {
  const names = new Set<string>(scenarios.map(({ name }) => name));
  for (const instances of instancesOf) {
    const needed = scenariosOf(claims, instances, scenarios);
    expect(needed.filter((name) => !names.has(name))).toEqual([]);
    expect(needed.length).toBeGreaterThan(0);
  }
  expect(scenariosOf(claims, 2, scenarios)).toEqual(['steady', 'recycle-abrupt']);
});

describe('by difference', () => {
  test.each<[string, readonly CellResult[], ClaimResult['word']]>([
    ['beyond the margin as claimed', deaf('recycle-abrupt', 0, seconds(5)), 'supported'],
    ['beyond the margin the other way', deaf('recycle-abrupt', seconds(5), 0), 'contradicted'],
    ['of no difference that matters', deaf('recycle-abrupt', ms(20), ms(10)), 'contradicted'],
    [
      'both ways',
      [...deaf('recycle-abrupt', 0, seconds(5)), ...deaf('recycle-announced', seconds(5), 0)],
      'inconclusive',
    ],
    ['too few pairs', deaf('recycle-abrupt', 0, seconds(5), 5), 'inconclusive'],
    ['another scenario', deaf('partition-kill', 0, seconds(5)), 'inconclusive'],
  ])('a claim of recycles, %s', (_, cells, word) => {
    expect(read('C11', runOf(cells)).word).toBe(word);
  });

  test('says how many comparisons, and the clearest in full', () => {
    const cells = [...deaf('recycle-abrupt', 0, seconds(5)), ...deaf('recycle-announced', ms(20), ms(10))];
    expect(read('C11', runOf(cells)).why).toBe(
      'Of 2 comparisons 1 bear it out, 1 show no difference that matters. recycle-abrupt, no-sdk@1.0.0: deaf time added by the app over Socket Mode against HTTP +5.0 s [+5.0 s to +5.0 s], worse by itself (margin 100 ms, n = 6)',
    );
  });

  test('of one pair has both figures and no word', () => {
    expect(
      read(
        'C7',
        runOf(
          cellsOf({ scenario: 'steady', metric: 'response-time', http: [spreadOf(900)], socketMode: [spreadOf(400)] }),
        ),
      ),
    ).toMatchObject({
      word: 'inconclusive',
      why: 'Seen in one pair of runs: a word takes 6 (--pairs 6)',
      figures: [{ values: { http: { value: 900 }, 'socket-mode': { value: 400 } }, pairs: 1, bears: 'open' }],
    });
  });

  test('under faults looks at each scenario that has one, and at no other', () => {
    const cells = [...deaf('steady', 0, seconds(5)), ...deaf('app-down', 0, seconds(5))];
    expect(read('C12', runOf(cells)).figures.map(({ scenario }) => scenario)).toEqual(['app-down']);
  });

  test('leaves out runs of several processes, and cells without a verdict', () => {
    const cells = deaf('recycle-abrupt', 0, seconds(5));
    expect(read('C11', runOf(cells, 2)).figures).toEqual([]);
    expect(read('C11', runOf(cells.map((cell) => ({ ...cell, verdict: 'unknown' as const })))).figures).toEqual([]);
  });
});

describe('by sight', () => {
  const overlapping = (http: number, socketMode: number) =>
    runOf(
      cellsOf({ scenario: 'slow-link', metric: 'in-flight', http: [number(http)], socketMode: [number(socketMode)] }),
    );

  test.each([
    [1, 12, 'supported'],
    [1, 1, 'contradicted'],
    [3, 12, 'contradicted'],
  ] as const)('%d in flight over HTTP and %d over Socket Mode: %s', (http, socketMode, word) => {
    expect(read('C1', overlapping(http, socketMode)).word).toBe(word);
  });

  test('what one transport cannot have at all is not seen there', () => {
    const nothing: Measurement = { kind: 'nothing', why: 'over HTTP Slack has no way to send anything else' };
    const cells = cellsOf({ scenario: 'steady', metric: 'unasked-frames', http: [nothing], socketMode: [number(3)] });
    expect(read('C4', runOf(cells)).word).toBe('supported');
  });
});

describe('by instances', () => {
  const with_ = (instances: number | undefined, value: number, runs = 6) =>
    runOf(
      cellsOf({ scenario: 'recycle-abrupt', metric: 'added-gap', socketMode: six(value).slice(0, runs) }),
      instances,
    );

  test.each<[string, readonly ReadRun[], ClaimResult['word']]>([
    ['less with two', [with_(undefined, seconds(5)), with_(2, 0)], 'supported'],
    ['more with two', [with_(undefined, 0), with_(2, seconds(5))], 'contradicted'],
    ['the same with two', [with_(undefined, 0), with_(2, 0)], 'contradicted'],
    ['less with two, of three runs', [with_(undefined, seconds(5), 3), with_(2, 0, 3)], 'inconclusive'],
    ['of one alone', [with_(undefined, seconds(5))], 'inconclusive'],
    ['of two alone', [with_(2, seconds(5))], 'inconclusive'],
  ])('redundancy, %s', (_, runs, word) => {
    expect(read('C9', ...runs).word).toBe(word);
  });

  test('HTTP scales where more processes do not make it slower', () => {
    const steady = (instances: number, p99: number) =>
      runOf(
        cellsOf({
          scenario: 'steady',
          metric: 'response-time',
          http: Array.from({ length: 6 }, () => spreadOf(900, p99)),
        }),
        instances,
      );
    expect(read('C3', steady(1, ms(4)), steady(5, ms(4))).word).toBe('supported');
    expect(read('C3', steady(1, ms(4)), steady(5, ms(40))).word).toBe('contradicted');
  });
});

describe('by systems', () => {
  const kept = (system: string, value: number) =>
    cellsOf({ scenario: 'half-open-link', metric: 'added-gap', system, socketMode: [number(value)] });

  test.each<[string, readonly CellResult[], ClaimResult['word']]>([
    ['one that does and one that does not', [...kept('a', 0), ...kept('b', seconds(20))], 'supported'],
    ['none that does', [...kept('a', seconds(9)), ...kept('b', seconds(20))], 'contradicted'],
    ['all that do', [...kept('a', 0), ...kept('b', 0)], 'inconclusive'],
    ['one', kept('a', 0), 'inconclusive'],
  ])('%s', (_, cells, word) => {
    expect(read('C15', runOf(cells)).word).toBe(word);
  });
});

test('parts are counted over what the runs ask', () => {
  const asked = Array.from({ length: 10 }, (_, index) => `s${index}`).flatMap((scenario, index) => [
    cellOf('http', { scenario, verdict: index < 4 ? 'unsupported' : 'pass' }),
    cellOf('socket-mode', {
      scenario,
      verdict: index < 2 ? 'fail' : 'pass',
      decisive: { metric: `m${index}`, value: 1 },
    }),
  ]);
  expect(read('C16', runOf(asked))).toMatchObject({
    word: 'supported',
    why: 'Of 10 scenarios 6 can be asked over HTTP and 10 over Socket Mode; apps failed in 0 distinct ways over HTTP and in 2 over Socket Mode',
  });
  expect(read('C16', runOf(asked.slice(0, 6))).word).toBe('inconclusive');
});

test('what nothing asks for, and what is a rule, have no figures', () => {
  for (const { shown, id } of claims)
    if ((['nothing', 'policy'] satisfies readonly Shown['by'][] as readonly string[]).includes(shown.by))
      expect(read(id, runOf(deaf('recycle-abrupt', 0, 0)))).toMatchObject({
        word: shown.by === 'policy' ? 'policy' : 'inconclusive',
        figures: [],
      });
});
