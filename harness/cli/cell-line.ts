import { styleText } from 'node:util';
import { toneStyle } from '../../reports/terminal/tone-style.ts';
import { lookOfCell } from '../../reports/verdict-look.ts';
import { metricNamed } from '../metrics/index.ts';
import { figure } from '../base/quantity.ts';
import type { CellResult } from '../result.ts';
import { visibleText } from '../base/visible-text.ts';

/** How a cell looks of which the line says why. */
const explained: ReadonlySet<string> = new Set(['fail', 'unknown', 'unsupported']);

/** One cell that has ended: its verdict, its number and, where it is not as expected, why. */
export function cellLine(result: CellResult, stream: NodeJS.WriteStream): string {
  const { mark, word, tone } = lookOfCell(result);
  const { decisive, route } = result;
  const [id, why] = [result.id, result.why].map(visibleText);
  const metric = decisive && metricNamed(decisive.metric);
  const shown = metric
    ? `${metric.title}${decisive.of ? ` ${decisive.of}` : ''}: ${figure(decisive, metric.unit)}`
    : '';
  const reason = explained.has(tone) || result.rerun ? why : '';
  return `${styleText(toneStyle[tone], visibleText(`${mark} ${word}`), { stream })}  ${id}${route === 'direct' ? ' (direct)' : ''}  ${[shown, reason].filter(Boolean).join('; ')}`;
}
