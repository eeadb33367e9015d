import { join } from 'node:path';
import type { Analysis } from '../analysis/analyse.ts';
import { writeWhole } from '../journal/store.ts';
import type { Format } from '../../reports/format.ts';
import * as formats from '../../reports/formats/index.ts';

/** `result.json` and a report in every format into the run's folder. Returns the path of the one for people. */
export function writeReports(directory: string, { result, evidence }: Analysis): string {
  writeWhole(join(directory, 'result.json'), `${JSON.stringify(result)}\n`);
  for (const format of Object.values<Format>(formats))
    writeWhole(
      join(directory, `report.${format.extension}`),
      format.render(result, (cell) => evidence.get(cell)),
    );
  return join(directory, `report.${formats.html.extension}`);
}
