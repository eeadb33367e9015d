import { expect, test } from 'vitest';
import { delivered, historyOf } from '../history/fixtures/facts.ts';
import { measure } from './measure.ts';
import type { Metric } from '../metrics/metric.ts';
import { allMetrics } from '../metrics/index.ts';

const history = historyOf([delivered('e0', 0, 5)]);
const common = { title: 'a metric', asks: 'What?', unit: 'count', better: 'lower' } as const;

test('measure() asks every metric there is', () => {
  expect(Object.keys(measure(history)).sort()).toEqual(allMetrics.map(({ name }) => name).sort());
});

test('a metric that throws has measured nothing, and the others still measure', () => {
  const broken: Metric = {
    ...common,
    name: 'broken',
    measure() {
      throw new Error('no such field');
    },
  };
  const sound: Metric = { ...common, name: 'sound', measure: () => ({ kind: 'number', value: 1, of: 1 }) };
  expect(measure(history, [broken, sound])).toEqual({
    broken: { kind: 'nothing', why: 'the metric threw: no such field' },
    sound: { kind: 'number', value: 1, of: 1 },
  });
});
