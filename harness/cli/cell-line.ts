import { styleText } from 'node:util';
import { lookOfCell } from '../../reports/verdict-look.ts';
import { metricNamed } from '../metrics/index.ts';
import { quantity } from '../quantity.ts';
import type { CellResult } from '../result.ts';

const styles = {
  pass: 'green',
  fail: 'red',
  known: 'yellow',
  unknown: 'yellow',
  unsupported: 'dim',
  absent: 'dim',
} as const;

/** One cell that has ended: its verdict, its number and, where it is not as expected, why. */
export function cellLine(result: CellResult, stream: NodeJS.WriteStream): string {
  const { mark, word, tone } = lookOfCell(result);
  const { id, decisive, why } = result;
  const metric = decisive && metricNamed(decisive.metric);
  const shown = metric
    ? `${quantity(decisive.value, metric.unit)} ${metric.title}${decisive.of ? ` ${decisive.of}` : ''}`
    : '';
  const reason = tone === 'fail' || tone === 'unknown' ? `: ${why}` : '';
  return `${styleText(styles[tone], `${mark} ${word}`, { stream })}  ${id}  ${shown}${reason}`;
}
