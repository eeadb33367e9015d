/** The matrix as aligned text: scenarios by suite, columns system × transport, as many systems side by side as fit. */

import type { RunResult, TransportName } from '../../harness/result.ts';
import { arrange, type ScenarioGroup, systemsOf, transports } from '../arrange.ts';
import { metricOf, scenarioTitle, transportTitle } from '../names.ts';
import { figure } from '../../harness/base/quantity.ts';
import { lookOfCell, notRun, type VerdictLook } from '../verdict-look.ts';
import { worstPair } from '../../harness/analysis/worst-pair.ts';
import { cut } from './wrapped.ts';
import type { Paint } from './tone-style.ts';

export interface MatrixOptions {
  readonly width: number;
  readonly paint: Paint;
  readonly toned: (look: VerdictLook, text: string) => string;
}

const columnWidth = 16;
const longestTitle = 42;

export function matrixLines(result: RunResult, options: MatrixOptions): readonly string[] {
  const systems = systemsOf(result);
  const titles = arrange(result).map(({ scenario }) => scenarioTitle(result.catalogue, scenario).length + 4);
  const room = Math.min(longestTitle, options.width - 2 * columnWidth);
  const titleWidth = Math.min(room, Math.max(8, ...titles));
  const fitting = Math.max(1, Math.floor((options.width - titleWidth) / (2 * columnWidth)));
  const blocks = Array.from({ length: Math.ceil(systems.length / fitting) }, (_, index) =>
    systems.slice(index * fitting, (index + 1) * fitting),
  );
  return blocks.flatMap((inBlock) => blockLines(inBlock, titleWidth, result, options));
}

function blockLines(
  systems: readonly string[],
  titleWidth: number,
  result: RunResult,
  { width, paint, toned }: MatrixOptions,
): readonly string[] {
  const arms = systems.flatMap(() => transports.map((each) => transportTitle(result.catalogue, each)));
  const lines = [
    paint(
      'bold',
      `${' '.repeat(titleWidth)}${systems.map((system) => padded(system, 2 * columnWidth)).join('')}`.trimEnd(),
    ),
    `${' '.repeat(titleWidth)}${arms.map((arm) => padded(arm, columnWidth)).join('')}`.trimEnd(),
  ];
  for (const [suite, groups] of Map.groupBy(arrange(result), (group) => group.suite)) {
    lines.push(paint('dim', cut(suite, width)));
    for (const group of groups) {
      const cells = systems.flatMap((system) => transports.map((each) => entry(group, system, each, result, toned)));
      const title = padded(`  ${scenarioTitle(result.catalogue, group.scenario)}`, titleWidth);
      lines.push(`${title}${cells.join('')}`.trimEnd(), paint('dim', cut(`    ${deciding(group, result)}`, width)));
    }
  }
  return [...lines, ''];
}

/** By what the numbers of a row are decided; several where its systems differ. */
function deciding({ systems }: ScenarioGroup, { catalogue }: RunResult): string {
  const cells = systems.flatMap(({ pairs }) => pairs.flatMap((pair) => transports.flatMap((each) => pair[each] ?? [])));
  const names = cells.flatMap(({ decisive }) =>
    decisive ? `${metricOf(catalogue, decisive.metric).title}${decisive.of ? `, ${decisive.of}` : ''}` : [],
  );
  return [...new Set(names)].join(' / ');
}

function entry(
  group: ScenarioGroup,
  system: string,
  transport: TransportName,
  result: RunResult,
  toned: MatrixOptions['toned'],
): string {
  const own = group.systems.find((each) => each.system === system);
  const pairs = own?.pairs.flatMap((pair) => pair[transport] ?? []) ?? [];
  const cell = worstPair(pairs, result.catalogue.metrics)?.cell;
  if (!cell) return toned(notRun, padded(`${notRun.mark} ${notRun.word}`, columnWidth));
  const look = lookOfCell(cell);
  const number = cell.decisive
    ? figure(cell.decisive, metricOf(result.catalogue, cell.decisive.metric).unit)
    : look.word;
  const known = look.tone === 'known' ? ' known' : '';
  return toned(look, padded(`${look.mark} ${number}${known}`, columnWidth));
}

function padded(text: string, width: number): string {
  return cut(text, width - 1).padEnd(width);
}
