/** What chaos has seen over a transport, as a table for a terminal. Pure. */

import { count } from '../base/quantity.ts';
import type { TransportName } from '../result.ts';
import { statesOver } from './app-states.ts';
import { type Coverage, unseen } from './coverage.ts';
import type { Kind } from './vocabulary.ts';

export function coverageTable(
  coverage: Coverage,
  { transport, kinds }: { readonly transport: TransportName; readonly kinds: readonly Kind[] },
): readonly string[] {
  const own = kinds.filter(({ over = transport }) => over === transport).map(({ fault }) => fault);
  const states = statesOver(transport);
  const seen = own.filter((fault) => coverage.faults.has(fault));
  const width = Math.max(...seen.map((fault) => fault.length), 'fault'.length);
  const rows = seen.map((fault) =>
    [
      fault.padEnd(width),
      ...states.map((state) => cell(coverage.pairs.get(fault)?.get(state)).padStart(state.length)),
    ].join('  '),
  );
  const pairs = own.length * states.length;
  const missing = own.filter((fault) => !coverage.faults.has(fault));
  return [
    `How often each fault struck an app over ${words[transport]} that had, or was:`,
    ['fault'.padEnd(width), ...states].join('  '),
    ...rows,
    ...(missing.length === 0 ? [] : [`Never struck: ${missing.join(', ')}`]),
    `Seen: ${seen.length} of ${count(own.length)} faults, ${states.filter((state) => coverage.states.has(state)).length} of ${states.length} states, ${pairs - unseen(coverage, transport, kinds).length} of ${count(pairs)} pairs of both`,
  ];
}

const words: Readonly<Record<TransportName, string>> = { http: 'HTTP', 'socket-mode': 'Socket Mode' };

function cell(times = 0): string {
  return times === 0 ? '·' : String(times);
}
