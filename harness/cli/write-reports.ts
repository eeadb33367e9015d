import { join } from 'node:path';
import type { Analysis } from '../analyse.ts';
import { writeWhole } from '../store.ts';
import { html } from '../../reports/formats/index.ts';

/** `result.json` and `report.html` in the run's folder. Returns the report's path. */
export function writeReports(directory: string, { result, evidence }: Analysis): string {
  writeWhole(join(directory, 'result.json'), `${JSON.stringify(result)}\n`);
  const path = join(directory, `report.${html.extension}`);
  writeWhole(
    path,
    html.render(result, (cell) => evidence.get(cell)),
  );
  return path;
}
