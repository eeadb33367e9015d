import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import picomatch from 'picomatch';
import { cacheDir } from '../machine/cache-dir.ts';
import * as registry from '../systems/index.ts';
import { type ListedSystem, type ListedVersion, listSystems } from '../systems/list-systems.ts';
import { updateLocks } from '../systems/update-locks.ts';
import { exitCodes } from './exit-codes.ts';
import { loadConfig } from './load-config.ts';
import { whileInstalling } from '../systems/run-installer.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { home } from './typed.ts';
import { UsageError } from './usage-error.ts';
import { writeJson, writeText } from './write-text.ts';

/** `npm run systems`: what can be named with `--system`, and whether it is there. */
export function systemsCommand(): CommandUnknownOpts {
  return new Command('systems')
    .description(
      'List the systems and versions that --system takes: which are installed, can be installed or cannot, and why',
    )
    .addOption(options.json('the list'))
    .option(
      '--update-locks [pattern]',
      'resolve the listed versions anew and write what they are made of into the sources: all, or those whose NAME@VERSION fits',
    )
    .action(async ({ json, updateLocks: locked }) => {
      if (locked !== undefined) return update(locked === true ? '*' : locked);
      const cache = cacheDir();
      const { systems: own } = await loadConfig();
      const systems = await listSystems([...own, ...Object.values(registry)], cache);
      if (json) writeJson(process.stdout, { cache, systems }, 2);
      else writeText(process.stdout, textOf(systems, cache));
    });
}

async function update(pattern: string): Promise<void> {
  if (home !== 'sources') {
    throw new UsageError(
      'Cannot update locks here: they are part of the sources of slack-transport-harness; do it there',
    );
  }
  const isWanted = picomatch(pattern, { bash: true });
  const progress = (line: string): void => writeText(process.stderr, `${line}\n`);
  const interrupt = onInterrupt(() => progress('Ending: what was resolved until now is written'));
  const { signal } = interrupt;
  const updates = await whileInstalling(signal, () => updateLocks(Object.values(registry), { isWanted, progress }));
  interrupt.stop();
  if (signal.aborted) {
    process.exitCode = exitCodeOfEnd(signal);
    return;
  }
  if (updates.length === 0) {
    throw new UsageError(`Cannot update locks: no listed version that is fetched fits ${pattern}; see npm run systems`);
  }
  for (const each of updates) {
    writeText(
      process.stdout,
      `${each.name}  ${each.kind === 'failed' ? `✗ ${each.why}` : `${each.kind}, ${each.digest}`}\n`,
    );
  }
  if (updates.some(({ kind }) => kind === 'failed')) process.exitCode = exitCodes.unknown;
}

function textOf(systems: readonly ListedSystem[], cache: string): string {
  const rows = systems.flatMap(({ name, transports, versions }) =>
    versions.map((version) => [`${name}@${version.version}`, transports.join(', '), stateOf(version)] as const),
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '));
  return `${[...lines, '', `Installed systems are in ${cache}`].join('\n')}\n`;
}

function stateOf({ state, why, isKnown }: ListedVersion): string {
  switch (state) {
    case 'ready':
      return isKnown ? '✓ ready' : '✓ ready (a version that we do not test)';
    case 'installable':
      return '· can be installed: at first use';
    case 'unavailable':
      return `✗ cannot be installed: ${why ?? ''}`;
    default:
      return state satisfies never;
  }
}
