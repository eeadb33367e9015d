import { count, duration, figure } from '../../harness/base/quantity.ts';
import { visibleText } from '../../harness/base/visible-text.ts';
import { worstPair } from '../../harness/analysis/worst-pair.ts';
import type { CellResult, RunResult } from '../../harness/result.ts';
import { arrange, type ScenarioGroup, systemsOf, transports } from '../arrange.ts';
import type { Format } from '../format.ts';
import { metricOf, scenarioTitle, transportTitle } from '../names.ts';
import { engineInWords, lookOfCell, notRun, tallied, withoutFindings } from '../verdict-look.ts';

/** Markdown for a job summary or a comment in a pull request: the findings, the matrix, what failed and how to repeat it. */
export const markdown = { name: 'markdown', extension: 'md', render: renderMarkdown } as const satisfies Format;

function renderMarkdown(result: RunResult): string {
  const { findings, cells, run } = result;
  const [first, ...others] = findings;
  const tally = tallied(cells).map(({ mark, word }) => `${mark} ${word}`);
  return [
    `## ${text(first?.headline ?? withoutFindings(cells))}`,
    '',
    ...(first ? [text(first.detail), ''] : []),
    `${text(tally.join(' · '))} · in ${duration(run.tookUs)} · seed ${run.seed} · ${count(run.pairs)} ${run.pairs === 1 ? 'pair' : 'pairs'} · ${text(engineInWords(run.toxiproxy))}`,
    '',
    ...others.map(({ headline, detail }) => `- **${text(headline)}**<br>${text(detail)}`),
    ...(others.length === 0 ? [] : ['']),
    ...table(result),
    '',
    ...troubles(cells),
  ]
    .join('\n')
    .concat('\n');
}

function table(result: RunResult): readonly string[] {
  const systems = systemsOf(result);
  const arms = systems.flatMap((system) => transports.map((transport) => ({ system, transport })));
  const heads = arms.map(({ system, transport }) => text(`${system}, ${transportTitle(result.catalogue, transport)}`));
  return [
    `| Scenario | ${heads.join(' | ')} |`,
    `| --- | ${heads.map(() => '---').join(' | ')} |`,
    ...arrange(result).map((group) => {
      const entries = arms.map(({ system, transport }) => entry(group, system, transport, result));
      return `| ${text(scenarioTitle(result.catalogue, group.scenario))} | ${entries.join(' | ')} |`;
    }),
  ];
}

function entry(
  { systems }: ScenarioGroup,
  system: string,
  transport: CellResult['transport'],
  { catalogue }: RunResult,
): string {
  const pairs = systems.find((each) => each.system === system)?.pairs ?? [];
  const own = pairs.flatMap((pair) => pair[transport] ?? []);
  const worst = worstPair(own, catalogue.metrics);
  if (!worst) return `${notRun.mark} ${notRun.word}`;
  const { cell, agreeing } = worst;
  const look = lookOfCell(cell);
  const number = cell.decisive ? figure(cell.decisive, metricOf(catalogue, cell.decisive.metric).unit) : look.word;
  const of = own.length > 1 ? ` (${count(agreeing)} of ${count(own.length)})` : '';
  return text(`${look.mark} ${number}${look.tone === 'known' ? ' known' : ''}${of}`);
}

function troubles(cells: readonly CellResult[]): readonly string[] {
  const trouble = cells.filter(({ verdict, known }) => verdict === 'unknown' || (verdict === 'fail' && !known));
  return trouble.flatMap((cell) => [
    `<details><summary>${text(`${lookOfCell(cell).mark} ${cell.id}`)}</summary>`,
    '',
    text(cell.why),
    '',
    // Indented, so that nothing in a command can end the block.
    ...cell.repeat.split('\n').map((line) => `    ${visibleText(line)}`),
    '',
    '</details>',
    '',
  ]);
}

/** Text that stays text: no markup of Markdown or HTML begins in it. */
function text(words: string): string {
  return visibleText(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]#|~]/g, String.raw`\$&`)
    .replaceAll('@', '@\u2060');
}
