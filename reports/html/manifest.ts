/** Everything about the run that could explain a difference. */

import type { RunManifest, RunResult } from '../../harness/result.ts';
import { bytes, count, duration } from '../../harness/base/quantity.ts';
import { escape } from './markup.ts';

export function manifest({ run, catalogue, cells }: Pick<RunResult, 'run' | 'catalogue' | 'cells'>): string {
  const { machine, toxiproxy, commit, policy } = run;
  const facts: readonly (readonly [string, string])[] = [
    ['Run', run.id],
    ['Started', `${run.startedAt}, took ${duration(run.tookUs)}${run.interrupted ? ', cut short' : ''}`],
    ['Seed', `${run.seed} (repeats the inputs, not how real processes interleave)`],
    ['Pairs, workers', `${count(run.pairs)}, ${count(run.workers)}`],
    ...(run.instances === undefined ? [] : [['Instances of each app', count(run.instances)] as const]),
    [
      'Faults by',
      toxiproxy.kind === 'none'
        ? 'the mock alone: no proxy'
        : `Toxiproxy ${toxiproxy.version}, ${toxiproxy.kind}, from ${toxiproxy.from}`,
    ],
    ['Policy', `${policy.name}: ${listed(policy.values)}`],
    ['Versions', listed(run.versions)],
    ['Machine', `${count(machine.cpus)} × ${machine.cpu}, ${bytes(machine.memoryBytes)}, ${machine.os}`],
    ['Gates', gatesOf(cells)],
    ['Commit', commit ? `${commit.id}${commit.dirty ? ', with changes not committed' : ''}` : 'unknown'],
  ];
  const rows = facts.map(([name, text]) => `<dt>${escape(name)}</dt><dd>${escape(text)}</dd>`);
  return `<section id="manifest"><h2>How this was measured</h2><dl class="facts">${rows.join('')}
<dt>Command</dt><dd><code class="command">${escape(run.command)}</code></dd></dl>
${installed(run)}${glossary(catalogue)}<details><summary>Order of the cells (${count(run.order.length)})</summary><ol>${run.order.map((id) => `<li>${escape(id)}</li>`).join('')}</ol></details></section>`;
}

/** How unsteady the harness itself was, and in how many cells. */
function gatesOf(cells: RunResult['cells']): string {
  const ran = cells.filter(({ verdict }) => verdict !== 'unsupported').length;
  const failed = Map.groupBy(
    cells.flatMap(({ unsteady = [] }) => unsteady),
    ({ gate }) => gate,
  );
  if (failed.size === 0) return `none failed in ${count(ran)} cells: lateness, event loop, garbage collection`;
  const told = [...failed.values()].map((own) => {
    const worst = own.reduce((most, each) => (each.us > most.us ? each : most));
    return `in ${count(own.length)} of ${count(ran)} cells, at worst: ${worst.sentence}`;
  });
  return `${told.join('; ')}. Figures of time for which less than that matters do not count in comparisons`;
}

/** What each figure asks: once, and not beside each of its values. */
function glossary({ metrics }: RunResult['catalogue']): string {
  const entries = Object.values(metrics).toSorted((a, b) => a.title.localeCompare(b.title));
  const rows = entries.map(({ title, asks }) => `<dt>${escape(title)}</dt><dd>${escape(asks)}</dd>`);
  return `<details><summary>What each figure asks (${count(entries.length)})</summary><dl class="facts">${rows.join('')}</dl></details>`;
}

/** Of each system all that was fetched for it, folded away: there may be a hundred packages. */
function installed({ installed: systems = {} }: RunManifest): string {
  const lists = Object.entries(systems).map(([name, { lock, packages }]) => {
    const what = lock === undefined ? 'no lock: what its registry had on the day it was installed' : `lock ${lock}`;
    return `<details><summary>${escape(name)}: ${count(packages.length)} packages, ${escape(what)}</summary><p>${escape(packages.join(', '))}</p></details>`;
  });
  return lists.join('');
}

function listed(values: Readonly<Record<string, number | string | boolean>>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      isMicros(name, value) ? `${name.slice(0, -2)} ${duration(value)}` : `${name} ${String(value)}`,
    )
    .join(', ');
}

/** Names of values end in their unit. */
function isMicros(name: string, value: number | string | boolean): value is number {
  return typeof value === 'number' && name.endsWith('Us');
}
