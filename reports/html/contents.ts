/** What is on the page, and what lies beside it. */

import type { RunResult } from '../../harness/result.ts';
import type { ScenarioGroup } from '../arrange.ts';
import { scenarioTitle } from '../names.ts';
import { hasClaims } from './claims.ts';
import { anchor, escape } from './markup.ts';

export function contents(groups: readonly ScenarioGroup[], result: RunResult): string {
  const { catalogue, answers = [], findings } = result;
  const scenarios = groups.map(
    ({ scenario }) =>
      `<li><a href="#${escape(anchor(scenario))}">${escape(scenarioTitle(catalogue, scenario))}</a></li>`,
  );
  const parts = [
    ...(answers.length > 0 ? ['<a href="#answer">Which transport</a>'] : []),
    ...(result.baseline ? ['<a href="#baseline">Since the earlier run</a>'] : []),
    ...(findings.length > 1 ? ['<a href="#findings">Findings</a>'] : []),
    '<a href="#matrix">All cells</a>',
    ...(result.comparisons.length > 0 ? ['<a href="#differences">Differences</a>'] : []),
    ...(hasClaims(result) ? ['<a href="#claims">Slack’s claims</a>'] : []),
    '<a href="#manifest">How this was measured</a>',
    '<a href="result.json" download="result.json">result.json</a>',
    '<a href="journal/">journals</a>',
  ];
  return `<nav class="contents" aria-label="On this page"><ul>${parts.map((each) => `<li>${each}</li>`).join('')}</ul>
<details><summary>Scenarios (${groups.length})</summary><ol>${scenarios.join('')}</ol></details></nav>`;
}
