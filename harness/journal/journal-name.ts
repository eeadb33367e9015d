import { createHash } from 'node:crypto';

const longestName = 120;

/** The file name of a cell's journal: readable, and no two ids share one, whatever paths a system's version has in it. */
export function journalName(id: string): string {
  const parts = id.replaceAll(' › ', '.');
  const safe = parts.replaceAll(/[^\w.@-]/g, '-');
  if (safe === parts && safe.length <= longestName) return `${safe}.ndjson`;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return `${safe.slice(0, longestName)}-${hash}.ndjson`;
}

/** Where the journal of a cell is kept that was run again alone: beside the one that counts. */
export function besideName(journal: string): string {
  return journal.replace(/\.ndjson$/, '.beside.ndjson');
}
