import { stringify } from 'csv-stringify/sync';
import type { Evidence, EvidenceEvent, RunResult } from '../../harness/result.ts';
import type { EvidenceOf, Format } from '../format.ts';

/**
 * A row an event: what became of it. Times in µs from the start of traffic, empty where it never came. `one_of`: a cell of more than
 * 2,000 events shows one of so many; its journal has all.
 */
export const csvEvents = {
  name: 'csv-events',
  extension: 'events.csv',
  render: renderEvents,
} as const satisfies Format;

const columns = [
  'run',
  'cell',
  'transport',
  'event',
  'n',
  'due_us',
  'sent_us',
  'acked_us',
  'response_us',
  'attempts',
  'first_failure',
  'handled',
  'outcome',
  'one_of',
] as const;

function renderEvents({ run, cells }: RunResult, evidenceOf: EvidenceOf): string {
  const rows = cells.flatMap(({ id }) => {
    const evidence = evidenceOf(id);
    return evidence ? evidence.events.map((event) => [run.id, id, ...rowOf(event, evidence)]) : [];
  });
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true });
}

function rowOf(event: EvidenceEvent, { transport, events, eventsOf }: Evidence): readonly unknown[] {
  const { id, n, dueUs, attempts, ackedUs, handledUs, outcome } = event;
  return [
    transport,
    id,
    n,
    dueUs,
    attempts[0]?.sentUs ?? '',
    ackedUs ?? '',
    ackedUs === undefined ? '' : ackedUs - dueUs,
    attempts.length,
    attempts.find(({ reason }) => reason !== undefined)?.reason ?? '',
    handledUs.length,
    outcome,
    events.length === 0 ? 1 : Math.ceil(eventsOf / events.length),
  ];
}
