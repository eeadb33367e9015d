/** The passports of some systems: their probes side by side, each system's result as soon as its last probe has ended. */

import { join } from 'node:path';
import { cacheDir } from '../machine/cache-dir.ts';
import { journalName } from '../journal/journal-name.ts';
import { describeMachine, ownCommit } from '../machine/provenance.ts';
import type { PassportResult, ProbeResult } from '../passport-result.ts';
import { prepareSystems } from '../lab/prepare-systems.ts';
import { openScope } from '../base/scope.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { createRunFolder } from '../journal/store.ts';
import { figuresOf } from '../systems/known.ts';
import type { System } from '../systems/system.ts';
import { createTurns } from '../machine/turns.ts';
import type { Probe } from './probe.ts';
import { type PlannedProbe, planPassport } from './plan-passport.ts';
import { readPassport, readProbe } from './read-passport.ts';
import { runProbe } from './run-probe.ts';

export interface PassportOptions {
  readonly systems: readonly { readonly system: System; readonly version: string }[];
  readonly probes: readonly Probe[];
  readonly out: string;
  readonly seed: number;
  /** How often each probe is run: figures that depend on a phase are told as a range. */
  readonly repetitions: number;
  /** Probes that run side by side; most of their time they wait. */
  readonly workers: number;
  /** Also those that wait for longer than a minute. */
  readonly isLong: boolean;
  readonly command: string;
  readonly signal: AbortSignal;
  readonly progress: PassportProgress;
}

/** What a caller may show while probes run. */
export interface PassportProgress {
  line(text: string): void;
  began(plan: { readonly directory: string; readonly probes: number }): void;
  probeBegan(system: string, probe: string): void;
  probeEnded(system: string, result: ProbeResult): void;
  /** Systems that cannot be had are told by `line`. */
  systemEnded(result: PassportResult): void;
}

interface PlannedSystem {
  readonly name: string;
  readonly system: System;
  readonly version: string;
  readonly planned: readonly PlannedProbe[];
}

/** Throws `LabError` where nothing can be begun at all. What goes wrong within a probe is in its result. */
export async function runPassport(options: PassportOptions): Promise<readonly PassportResult[]> {
  const { systems, probes, out, seed, repetitions, workers, isLong, command, signal, progress } = options;
  const startedAt = new Date();
  const began = performance.now();
  const named = new Map(systems.map((each) => [`${each.system.name}@${each.version}`, each] as const));
  const prepared = await prepareSystems({ systems: named, cache: cacheDir(), progress: progress.line });
  const scope = openScope();
  try {
    const children = scope.own(await spawnChildren({ onKeeperLost: ({ message }) => progress.line(message) }), (each) =>
      each.close(),
    );
    const id = `${startedAt.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-passport-${process.pid}`;
    const directory = createRunFolder(out, id);
    const plans = [...named].map(([name, { system, version }]): PlannedSystem => {
      const asked = system.askedBy ?? `--system ${name}`;
      const fileName = journalName(name).replace(/\.ndjson$/, '');
      return {
        name,
        system,
        version,
        planned: planPassport({ probes, fileName, asked, seed, repetitions, isLong }),
      };
    });
    progress.began({ directory, probes: plans.flatMap(({ planned }) => planned.flatMap(({ runs }) => runs)).length });
    const turns = createTurns(workers);
    const machine = describeMachine();
    const commit = ownCommit();

    async function runSystem({ name, system, version, planned }: PlannedSystem): Promise<readonly PassportResult[]> {
      const found = prepared.get(name);
      const onRecord = figuresOf(system.known ?? {}, version);
      const cannot = !system.transports.includes('socket-mode') ? 'it has no Socket Mode' : undefined;
      if (found?.kind !== 'prepared' || cannot !== undefined) {
        progress.line(`– ${name}: ${cannot ?? (found?.kind === 'unavailable' ? found.why : 'it was not prepared')}`);
        return [];
      }
      // Those that wait longest begin first, so that they do not come last.
      const inOrder = planned.toSorted((a, b) => b.patience - a.patience);
      await Promise.all(
        inOrder.map(async (each) => {
          await Promise.all(
            each.runs.map(({ journal, seed, wait }) =>
              turns.cells.pass(false, async () => {
                if (signal.aborted) return;
                progress.probeBegan(name, each.probe.name);
                await runProbe({
                  probe: each.probe,
                  system: name,
                  prepared: found,
                  children,
                  path: join(directory, journal),
                  seed,
                  patience: each.patience,
                  wait,
                  signal,
                  start: (act) => turns.starts.pass(false, act),
                });
              }),
            ),
          );
          progress.probeEnded(name, readProbe(directory, each, onRecord));
        }),
      );
      const result = readPassport({
        directory,
        system: { name, title: system.title, note: system.note },
        onRecord,
        planned,
        run: {
          id,
          startedAt: startedAt.toISOString(),
          tookUs: Math.round((performance.now() - began) * 1_000),
          command,
          seed,
          repetitions,
          workers,
          isLong,
          interrupted: signal.aborted,
          versions: { node: process.versions.node, ...found.versions },
          machine,
          ...(commit ? { commit } : {}),
        },
      });
      progress.systemEnded(result);
      return [result];
    }

    return (await Promise.all(plans.map(runSystem))).flat();
  } finally {
    await scope.close();
  }
}
