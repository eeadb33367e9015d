/** What a cell was in the earlier run that this one is held against. */

import { quantity } from '../../harness/base/quantity.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { metricOf } from '../names.ts';
import { lookOf } from '../verdict-look.ts';
import { escape } from './markup.ts';

/** `before 5.0 s: worse`, or `before ✓ pass`; empty where nothing is known of it. */
export function beforeIn({ scenario, system, transport }: CellResult, { baseline, catalogue }: RunResult): string {
  if (!baseline) return '';
  const isOf = (each: { readonly scenario?: string; readonly system?: string; readonly transport?: string }): boolean =>
    each.scenario === scenario && each.system === system && each.transport === transport;
  const figure = baseline.figures.find(isOf);
  const verdict = baseline.verdicts.find(isOf);
  const parts = [
    ...(verdict?.before === undefined ? [] : [`${lookOf(verdict.before).mark} ${lookOf(verdict.before).word}`]),
    ...(figure ? [quantity(figure.before, metricOf(catalogue, figure.metric).unit)] : []),
  ];
  if (parts.length === 0) return '';
  const word = [verdict?.word, figure?.word].find((each) => each === 'worse' || each === 'better');
  return ` <span class="of before${word === undefined ? '' : ` ${word}`}">before ${escape(parts.join(' '))}${word === undefined ? '' : `: <b>${word}</b>`}</span>`;
}
