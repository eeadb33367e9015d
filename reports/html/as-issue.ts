/** A failed cell as the text of an issue: what a maintainer needs to see it happen. */

import { metricOf, scenarioTitle, transportTitle } from '../names.ts';
import { own } from '../names.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { escape } from './markup.ts';

/** Empty for a cell that has nothing to report. */
export function asIssue(cell: CellResult, result: RunResult): string {
  if (cell.verdict !== 'fail') return '';
  return `<details class="issue"><summary>Copy as an issue</summary><pre tabindex="0"><code>${escape(issueOf(cell, result))}</code></pre></details>`;
}

/** Markdown. */
export function issueOf(cell: CellResult, { catalogue, run }: RunResult): string {
  const scenario = own(catalogue.scenarios, cell.scenario);
  const expected = cell.expectations.filter(({ verdict }) => verdict === 'fail').map(({ sentence }) => `- ${sentence}`);
  const versions = Object.entries(run.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `### ${scenarioTitle(catalogue, cell.scenario)}, ${transportTitle(catalogue, cell.transport)}: ${cell.decisive ? metricOf(catalogue, cell.decisive.metric).title : 'fails'}`,
    '',
    `**System** ${cell.system}; ${versions.join(', ')}`,
    `**What is done to it** ${[scenario?.workload ?? '', ...(scenario?.faults ?? [])].filter(Boolean).join('; ')}`,
    '',
    '**Seen**',
    cell.cause?.sentence ?? cell.why,
    '',
    '**Expected, and not so**',
    ...expected,
    '',
    '**Again**',
    '```sh',
    cell.repeat,
    '```',
    ...(cell.known ? ['', `Known: ${cell.known.source}`] : []),
  ].join('\n');
}
