import { expect, test } from 'vitest';
import { us } from '../base/units.ts';
import { type Cell, cell } from './cell.ts';
import { due, handled, planOf, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

const phase = (at: number, name: Cell['phase'], zero?: number): Timed => ({
  kind: 'phase',
  at,
  phase: name,
  ...(zero === undefined ? {} : { zero }),
});
const stall = (maxUs: number): Timed => ({ kind: 'loop-delay', at: 1, p99Us: 2, maxUs });

test.each<[string, Timed[], Partial<Cell>]>([
  [
    'nothing at first',
    [],
    { phase: 'starting', until: us(0), voids: [], isCutShort: false, isInterrupted: false, longestStallUs: us(0) },
  ],
  ['its plan', [{ kind: 'cell', at: 0, version: 1, plan: planOf() }], { plan: planOf() }],
  ['its phase', [phase(1, 'traffic'), phase(2, 'draining'), phase(3, 'done')], { phase: 'done' }],
  ['traffic from its zero', [phase(5, 'traffic', 7)], { trafficAt: us(7) }],
  ['traffic from the phase where there is no zero', [phase(5, 'traffic')], { trafficAt: us(5) }],
  ['traffic from the first event where there is no phase', [due('e0', 3, 4), due('e1', 9)], { trafficAt: us(4) }],
  ['traffic from the phase before events', [phase(5, 'traffic'), due('e0', 9)], { trafficAt: us(5) }],
  ['an end from the first draining on', [phase(5, 'draining'), phase(8, 'draining')], { drainingAt: us(5) }],
  ['the last stamp of any fact', [handled('e0', 9), handled('e1', 4)], { until: us(9) }],
  ['the longest stall', [stall(30), stall(10), stall(20)], { longestStallUs: us(30) }],
])('a cell has %s', (_, facts, expected) => {
  expect(folded(cell, facts)).toMatchObject(expected);
});

test.each<Cell['phase']>(['starting', 'draining', 'done'])('traffic does not begin with the phase %s', (name) => {
  expect(folded(cell, [phase(5, name)])).not.toHaveProperty('trafficAt');
});

test.each<Cell['phase']>(['starting', 'traffic', 'done'])('a cell does not end with the phase %s', (name) => {
  expect(folded(cell, [phase(5, name)])).not.toHaveProperty('drainingAt');
});

test('everything that leaves the cell without a verdict is a sentence', () => {
  const trouble: Timed[] = [
    { kind: 'fault-failed', at: 1, fault: 'outage', why: 'no proxy' },
    { kind: 'toxiproxy-restarted', at: 2, why: 'it hung' },
  ];
  const voids = ['Fault "outage" could not be injected or healed: no proxy', 'Toxiproxy was restarted: it hung'];
  expect(folded(cell, trouble)).toMatchObject({ voids, isCutShort: false });
  expect(folded(cell, [...trouble, { kind: 'void', at: 3, why: 'The run was interrupted' }])).toMatchObject({
    voids: [...voids, 'The run was interrupted'],
    isCutShort: true,
  });
});
