/** The catalogue as lines for a terminal: a failure a paragraph. Pure. */

import type { Question } from './entry.ts';
import { type Evidence, questionsOf, type Row, tallyOf } from './read-catalogue.ts';

export function catalogueText(rows: readonly Row[], { hasRuns }: { readonly hasRuns: boolean }): string {
  const paragraphs = rows.map((row) =>
    [headOf(row), ...linesOf(row, hasRuns).map((line) => `     ${line}`)].join('\n'),
  );
  const end = hasRuns
    ? `${rows.filter(({ isReproduced }) => isReproduced).length} shown by one system and stood by another in the same scenario, in these runs.`
    : 'Of systems it says what is on record; --from DIR adds what runs showed and what they stood.';
  return `${[...paragraphs, `${tallyOf(rows)}.`, end].join('\n')}\n`;
}

function headOf({ id, title, transports, asked }: Row): string {
  return `${id}  ${asked.state.padEnd(7)}  ${title} (${transports.map(transportWord).join(', ')})`;
}

function linesOf(row: Row, hasRuns: boolean): readonly string[] {
  const { asked, onRecord, shownBy, stoodBy } = row;
  return [
    ...('by' in asked ? [`asked by: ${questionsOf(row).map(questionWord).join(', ')}`] : []),
    ...('missing' in asked ? [`not asked: ${asked.missing}`] : []),
    ...('why' in asked ? [`cannot be had: ${asked.why}`] : []),
    ...(onRecord.length > 0 ? [`on record: ${onRecord.join(', ')}`] : []),
    ...(hasRuns ? [...shownBy.map(shownLine), ...stoodLines(stoodBy)] : []),
  ];
}

export function questionWord(question: Question): string {
  if ('probe' in question) return `probe ${question.probe}`;
  if ('rule' in question) return `rule ${question.rule}`;
  return question.options === undefined ? question.scenario : `${question.scenario} with ${question.options}`;
}

function shownLine({ system, transport, scenario, journal }: Evidence): string {
  const place = journal === undefined ? '' : `: ${journal}`;
  return `shown by ${system} over ${transportWord(transport)} in ${scenario}${place}`;
}

/** Their journals are in the JSON. */
function stoodLines(evidence: readonly Evidence[]): readonly string[] {
  const bySituation = Map.groupBy(
    evidence,
    ({ scenario, transport }) => `${scenario} over ${transportWord(transport)}`,
  );
  return [...bySituation].map(
    ([situation, all]) => `stood in ${situation} by ${[...new Set(all.map(({ system }) => system))].join(', ')}`,
  );
}

function transportWord(transport: Evidence['transport']): string {
  return transport === 'http' ? 'HTTP' : 'Socket Mode';
}
