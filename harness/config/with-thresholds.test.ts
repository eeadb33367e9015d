import { expect, test } from 'vitest';
import { steadyTraffic } from '../../scenarios/latency/steady.ts';
import { withThresholds } from './with-thresholds.ts';

test('withThresholds() replaces our limit of the same figure, and adds any other', () => {
  const [first] = steadyTraffic.expects;
  const own = { ...first, atMost: 7 };
  const other = { metric: 'answer-time', of: 'p99', atMost: 5 } as const;
  const changed = withThresholds(steadyTraffic, [
    { scenario: 'steady', expects: own },
    { scenario: 'steady', expects: other },
    { scenario: 'slow-link', expects: { metric: 'lost', atMost: 9 } },
  ]);
  expect(changed.expects).toEqual([...steadyTraffic.expects.slice(1), own, other]);
  expect(withThresholds(steadyTraffic, [])).toBe(steadyTraffic);
});
