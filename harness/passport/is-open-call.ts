import type { Entry } from '../journal/facts.ts';

/** The app asked for a socket URL. */
export function isOpenCall(entry: Entry): entry is Extract<Entry, { kind: 'api-called' }> {
  return entry.kind === 'api-called' && entry.method === 'apps.connections.open';
}
