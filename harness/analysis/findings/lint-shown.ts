/** What apps sent that Slack does not ask for, though no cell fails by it: one finding a rule, whatever the number of systems and cells. Pure. */

import { count } from '../../base/quantity.ts';
import type { CellResult, Finding } from '../../result.ts';
import { lintRules } from '../lint/index.ts';
import { cellsInWords, systemsOf } from './words.ts';

export function lintShown(cells: readonly CellResult[]): readonly Finding[] {
  return lintRules.flatMap(({ name, means, source, gravity }): readonly Finding[] => {
    if (gravity === 'fails') return [];
    const showing = cells.filter(({ lint = [] }) => lint.some(({ rule }) => rule === name));
    const found = showing.flatMap(({ system, lint = [] }) =>
      lint.filter(({ rule }) => rule === name).map((each) => ({ system, ...each })),
    );
    const [first] = found;
    if (!first) return [];
    const times = found.reduce((sum, each) => sum + each.count, 0);
    const systems = systemsOf(showing);
    return [
      {
        kind: 'lint',
        headline: `An app ${means}, and nothing failed by it: ${systems.join(', ')}`,
        detail: `${count(times)} times in ${cellsInWords(showing.length)}. ${systems.length > 1 ? `${first.system}: ` : ''}${first.sentence}. Source: ${source}.`,
        cells: showing.map(({ id }) => id),
      },
    ];
  });
}
