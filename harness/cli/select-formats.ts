import { closest } from 'fastest-levenshtein';
import type * as formats from '../../reports/formats/index.ts';
import { UsageError } from './usage-error.ts';

export type FormatName = (typeof formats)[keyof typeof formats]['name'];

/** By name alone: no command is to load charts in order to print its help. A test finds the forgotten one. */
export const formatNames = [
  'badge',
  'csv',
  'csv-events',
  'ctrf',
  'hgrm',
  'hlog',
  'html',
  'junit',
  'markdown',
  'terminal',
] as const satisfies readonly FormatName[];

/** `junit,ctrf`. Throws `UsageError` with the nearest name. */
export function selectFormats(text: string): readonly FormatName[] {
  return text.split(',').map((each) => {
    const name = formatNames.find((candidate) => candidate === each);
    if (name === undefined)
      throw new UsageError(
        `There is no format "${each}": expected ${formatNames.join(', ')}; did you mean ${closest(each, formatNames)}?`,
      );
    return name;
  });
}
