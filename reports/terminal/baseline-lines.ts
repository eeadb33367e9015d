/** What changed since an earlier run: what got worse first, then what got better; what did not change is counted. */

import { count } from '../../harness/base/quantity.ts';
import type { Baseline } from '../../harness/result.ts';
import { wrapped } from './wrapped.ts';

const marks = { worse: '✗', better: '✓', changed: '·', inconclusive: '?' } as const;
const order = ['worse', 'better', 'changed', 'inconclusive'] as const;

export function baselineLines({ id, verdicts, figures }: Baseline, width: number): readonly string[] {
  const all = [...verdicts, ...figures];
  const told = order.flatMap((word) =>
    all.filter((each) => each.word === word).flatMap(({ sentence }) => wrapped(`${marks[word]} ${sentence}`, width)),
  );
  const same = figures.filter(({ word }) => word === 'equivalent').length;
  const closing = `${count(same)} of ${count(figures.length)} figures as before`;
  return [...wrapped(`Against run ${id}:`, width), ...told, closing];
}
