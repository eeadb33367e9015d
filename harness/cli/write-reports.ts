import { join } from 'node:path';
import type { Format } from '../../reports/format.ts';
import * as formats from '../../reports/formats/index.ts';
import type { Analysis } from '../analysis/analyse.ts';
import { writeWhole } from '../journal/store.ts';
import type { FormatName } from './select-formats.ts';

const all: readonly Format[] = Object.values(formats);

/**
 * `result.json`, the reports that every run leaves and those that are asked for, into the run's folder. Returns the path of the one for
 * people.
 */
export function writeReports(
  directory: string,
  { result, evidence }: Analysis,
  asked: readonly FormatName[] = [],
): string {
  writeWhole(join(directory, 'result.json'), `${JSON.stringify(result)}\n`);
  const wanted = new Set<string>(asked);
  for (const { name, extension, isUsual = false, render } of all)
    if (isUsual || wanted.has(name))
      writeWhole(
        join(directory, `report.${extension}`),
        render(result, (cell) => evidence.get(cell)),
      );
  return join(directory, `report.${formats.html.extension}`);
}
