import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderPassport } from '../../reports/passport/page.ts';
import { journalName } from '../journal/journal-name.ts';
import { writeWhole } from '../journal/store.ts';
import type { PassportResult } from '../passport-result.ts';

/** Leaves the passport in the run's folder, as JSON and as a page; returns where the page is. */
export function writePassport(directory: string, result: PassportResult): string {
  const page = pageOf(directory, result);
  mkdirSync(dirname(page), { recursive: true });
  writeWhole(page.replace(/html$/, 'json'), `${JSON.stringify(result)}\n`);
  writeWhole(page, renderPassport(result));
  return page;
}

/** Where the page of a system's passport is, in the run's folder. */
export function pageOf(directory: string, { system }: PassportResult): string {
  return join(directory, 'passport', journalName(system).replace(/ndjson$/, 'html'));
}
