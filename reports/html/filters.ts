/** The controls over the matrix; a script shows them, since without one they would do nothing. */

import type { RunResult } from '../../harness/result.ts';
import { systemsOf } from '../arrange.ts';
import { systemTitle } from '../names.ts';
import { escape } from './markup.ts';
import { tallied } from '../verdict-look.ts';

export function filters(result: RunResult): string {
  const suites = [...new Set(result.cells.map(({ suite }) => suite))].toSorted();
  const systems = systemsOf(result);
  const verdicts = tallied(result.cells).map(({ tone, word }) => [tone, word.replace(/^[\d,]+ /, '')] as const);
  return `<div class="filters" hidden role="search" aria-label="Find cells">
<label>Find <input type="search" name="words" placeholder="a scenario"></label>
${select('suite', 'Suite', [['', 'all'], ...suites.map((each) => [each, each] as const)])}
${select('verdict', 'With a', [['', 'any verdict'], ...verdicts])}
${systems.length < 2 ? '' : select('system', 'System', [['', 'all'], ...systems.map((each) => [each, systemTitle(result.catalogue, each)] as const)])}
${select('order', 'Order', [
  ['suite', 'by suite'],
  ['worst', 'the worst first'],
])}<output></output></div>`;
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]): string {
  const all = options.map(([value, text]) => `<option value="${escape(value)}">${escape(text)}</option>`);
  return `<label>${escape(label)} <select name="${name}">${all.join('')}</select></label>`;
}
