/** From the journals of a passport's probes to its result: pure but for reading files, and can be run again. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PassportManifest, PassportResult, ProbeResult, ProbeRun } from '../passport-result.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { FigureOnRecord } from '../systems/known.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { excerptOf } from './excerpt.ts';
import type { PlannedProbe } from './plan-passport.ts';
import { rowsOf } from './rows-of.ts';
import { summaryOf } from './summary.ts';
import { type Sight, sightOf, triesOf } from './sight.ts';

export function readPassport(options: {
  /** The run's folder. */
  readonly directory: string;
  readonly system: { readonly name: string; readonly title: string; readonly note: string };
  /** Of the system in this version. */
  readonly onRecord: readonly FigureOnRecord[];
  readonly run: PassportManifest;
  readonly planned: readonly PlannedProbe[];
}): PassportResult {
  const { directory, system, onRecord, run, planned } = options;
  const probes = planned.map((each) => readProbe(directory, each, onRecord));
  return {
    schema: 1,
    system: system.name,
    title: system.title,
    note: system.note,
    run,
    ...summaryOf(system.name, probes),
    probes,
  };
}

/** One probe by itself, as soon as its repetitions have ended. */
export function readProbe(directory: string, planned: PlannedProbe, onRecord: readonly FigureOnRecord[]): ProbeResult {
  const { probe, runs, repeat, skipped } = planned;
  const { name, title, asks, does, source, isPhased = false } = probe;
  const about = { name, title, asks, does, source, isPhased, repeat };
  if (skipped !== undefined) return { ...about, standing: 'not-run', why: skipped, rows: [], runs: [] };
  const seen = runs.map(({ journal, seed }) => ({ journal, seed, ...readRun(join(directory, journal)) }));
  const good = seen.filter((each) => each.void === undefined);
  const rows = rowsOf(good.flatMap(({ sight }) => (sight ? [probe.figures(sight)] : []))).map((row) => {
    const record = onRecord.find((each) => each.row === `${name}/${row.name}`);
    return record ? { ...row, sheet: compareWithRecord(row.value, record) } : row;
  });
  const why = seen.find((each) => each.void !== undefined)?.void;
  return {
    ...about,
    standing: good.length > 0 ? 'measured' : 'void',
    ...(why === undefined ? {} : { why }),
    rows,
    runs: seen.map(({ journal, seed, sight, void: isVoid }): ProbeRun => ({
      journal,
      seed,
      ...(isVoid === undefined ? {} : { void: isVoid }),
      excerpt: sight ? excerptOf(sight) : [],
      tries: sight && probe.tries ? triesOf(sight, probe.tries.isTry).slice(0, mostTries) : [],
    })),
    ...(probe.tries?.curve === undefined ? {} : { curve: probe.tries.curve }),
  };
}

/** More would be one line on the page all the same. */
const mostTries = 200;

function readRun(path: string): { readonly sight?: Sight; readonly void?: string } {
  if (!existsSync(path)) return { void: 'it was never begun' };
  const entries = [...readJournal(path)];
  const end = entries.find((entry) => entry.kind === 'void');
  const isDone = entries.some((entry) => entry.kind === 'phase' && entry.phase === 'done');
  const why = end?.kind === 'void' ? end.why : isDone ? undefined : 'it was cut short';
  return { sight: sightOf(entries), ...(why === undefined ? {} : { void: why }) };
}
