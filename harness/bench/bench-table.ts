/** The bench as the terminal shows it. Pure. */

import type { Bench, BenchRest, BenchRow, Way } from './run-bench.ts';

const titles: Readonly<Record<Way, string>> = {
  'socket-mode': 'Socket Mode',
  http: 'HTTP, a connection each',
  'http-kept': 'HTTP, kept connections',
};

/** What is looked for: a plain event's CPU time by the engine's, the journal on. Where a connection is made each time, it is most of the work. */
function goalOf({ way, window }: BenchRow): number {
  if (way === 'socket-mode') return window < 64 ? 0.8 : 0.95;
  return window < 16 ? 0.95 : 1;
}

export function benchTable({ node, rows, rest }: Bench): string {
  return [
    rowsTable(rows, 'bare'),
    '',
    ...restLines(rest),
    'Engine: event stream, delivery machine, sender, journal on disk. Bare: events of the same length to the same other process, nothing kept;',
    '`ws` writes frame by frame there, where the engine gathers those of one turn of the loop.',
    footnote(node),
    '',
  ].join('\n');
}

/** The engine of this checkout beside that of another. */
export function againstTable(
  rows: readonly BenchRow[],
  { checkout, node }: { readonly checkout: string; readonly node: string },
): string {
  return [rowsTable(rows, 'other'), '', `Other: the engine of ${checkout}.`, footnote(node), ''].join('\n');
}

function rowsTable(rows: readonly BenchRow[], rival: 'bare' | 'other'): string {
  const hasGoal = rival === 'bare';
  return aligned([
    [
      '',
      'in flight',
      'CPU engine',
      rival,
      `${rival}/engine`,
      '(min – max)',
      ...(hasGoal ? ['goal'] : []),
      'engine',
      rival,
      `engine/${rival}`,
    ],
    ['', '', 'µs/event', 'µs/event', 'median', '', ...(hasGoal ? [''] : []), 'events/s', 'events/s', 'median'],
    ...rows.map((row) => cellsOf(row, hasGoal)),
  ]);
}

function restLines({ httpCapacityPerSecond, memory, start }: BenchRest): readonly string[] {
  return [
    `The HTTP receiver alone takes ${whole(httpCapacityPerSecond)} events/s (autocannon).`,
    `After ${whole(memory.events)} acknowledged events the engine holds ${whole(memory.heapBytesPerEvent)} B of heap an event, ` +
      `and the process had grown by ${whole(memory.peakRssBytesPerEvent)} B an event at its peak.`,
    startLine(start),
  ];
}

function footnote(node: string): string {
  return `CPU is that of the sending process, user and system. Rates swing with what else runs here; compare the ratios, of CPU first. Node ${node.slice(1)}.`;
}

function startLine({ of, mockMs, bareMs, mockCpuMs, bareCpuMs, goalMs }: BenchRest['start']): string {
  const cpu =
    mockCpuMs === undefined || bareCpuMs === undefined
      ? ''
      : `, with ${whole(mockCpuMs)} ms of CPU (a bare Node: ${whole(bareCpuMs)} ms)`;
  return (
    `\`mock\` has answered the first call of an app ${whole(mockMs)} ms after its start ${mockMs <= goalMs ? '✓' : '✗'} (goal ≤ ${goalMs} ms; ` +
    `a bare Node that answers: ${whole(bareMs)} ms)${cpu}; medians of ${of}.`
  );
}

function cellsOf(row: BenchRow, hasGoal: boolean): readonly string[] {
  const goal = goalOf(row);
  const ratio = row.byCpu.toFixed(2);
  return [
    titles[row.way],
    whole(row.window),
    row.engineCpuUs.toFixed(1),
    row.bareCpuUs.toFixed(1),
    hasGoal ? `${ratio} ${row.byCpu >= goal ? '✓' : '✗'}` : ratio,
    `(${row.leastByCpu.toFixed(2)} – ${row.mostByCpu.toFixed(2)})`,
    ...(hasGoal ? [`≥ ${goal}`] : []),
    whole(row.enginePerSecond),
    whole(row.barePerSecond),
    row.byRate.toFixed(2),
  ];
}

/** First column to the left, the others to the right. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function whole(value: number): string {
  return numbers.format(value);
}
