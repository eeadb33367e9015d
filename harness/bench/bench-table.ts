/** The bench as the terminal shows it. Pure. */

import type { Bench, BenchRow } from './run-bench.ts';

const titles = { 'socket-mode': 'Socket Mode', http: 'HTTP, keep-alive' } as const;

/** What is looked for: the engine's rate by the bare one, at each transport. */
const goals = { 'socket-mode': 0.8, http: 0.9 } as const;

export function benchTable({ node, rows, httpCapacityPerSecond, memory, start }: Bench): string {
  const table = aligned([
    ['', 'in flight', 'engine/bare', '(min – max)', 'goal', 'engine', 'bare', 'CPU engine', 'bare'],
    ['', '', 'median', '', '', 'events/s', 'events/s', 'µs/event', 'µs/event'],
    ...rows.map(cellsOf),
  ]);
  return [
    table,
    '',
    `The HTTP receiver alone takes ${whole(httpCapacityPerSecond)} events/s (autocannon).`,
    `After ${whole(memory.events)} acknowledged events the engine holds ${whole(memory.heapBytesPerEvent)} B of heap an event, ` +
      `and the process had grown by ${whole(memory.peakRssBytesPerEvent)} B an event at its peak.`,
    startLine(start),
    'Engine: event stream, delivery machine, sender, journal on disk. Bare: the same bytes to the same other process, nothing kept;',
    '`ws` writes frame by frame there, where the engine gathers those of one turn of the loop.',
    `CPU is that of the sending process. Rates are of this machine, now, on Node ${node.slice(1)}; compare the ratios only.`,
    '',
  ].join('\n');
}

function startLine({ of, mockMs, bareMs, mockCpuMs, bareCpuMs, goalMs }: Bench['start']): string {
  const cpu =
    mockCpuMs === undefined || bareCpuMs === undefined
      ? ''
      : `, with ${whole(mockCpuMs)} ms of CPU (a bare Node: ${whole(bareCpuMs)} ms)`;
  return (
    `\`mock\` has answered the first call of an app ${whole(mockMs)} ms after its start ${mockMs <= goalMs ? '✓' : '✗'} (goal ≤ ${goalMs} ms; ` +
    `a bare Node that answers: ${whole(bareMs)} ms)${cpu}; medians of ${of}.`
  );
}

function cellsOf(row: BenchRow): readonly string[] {
  const goal = goals[row.transport];
  return [
    titles[row.transport],
    whole(row.window),
    `${row.median.toFixed(2)} ${row.median >= goal ? '✓' : '✗'}`,
    `(${row.min.toFixed(2)} – ${row.max.toFixed(2)})`,
    `≥ ${goal}`,
    whole(row.enginePerSecond),
    whole(row.barePerSecond),
    row.engineCpuUs.toFixed(1),
    row.bareCpuUs.toFixed(1),
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
