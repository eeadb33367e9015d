/** From the journals of a passport's probes to its result: pure but for reading files, and can be run again. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../journal/read-journal.ts';
import type { PassportManifest, PassportResult, ProbeResult, ProbeRun } from '../passport-result.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import type { FigureOnRecord } from '../systems/known.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { excerptOf } from './excerpt.ts';
import type { Probe } from './probe.ts';
import { gradeOf } from './grade.ts';
import { judgeRows } from './judge-rows.ts';
import { rowsOf } from './rows-of.ts';
import { openAtEnd, type Sight, sightOf, triesOf } from './sight.ts';
import { summaryOf } from './summary.ts';

export interface ReadOptions {
  /** The run's folder. */
  readonly directory: string;
  readonly plan: RunPlan;
  /** Every probe there is: what a journal shows is asked by the probe of its cell. */
  readonly probes: readonly Probe[];
  /** The figures on record for a system in a version, `bolt-js@5.1.0`. */
  readonly onRecord: (system: string) => readonly FigureOnRecord[];
  /** Since the run was begun, µs; absent: as long as its longest journal. */
  readonly tookUs?: number;
  /** Absent: where a journal is missing or breaks off. */
  readonly isInterrupted?: boolean;
}

/** Names of the systems of which there is a passport. Those that could not be had have none. */
export function systemsIn({ cells, unavailable = {} }: RunPlan): readonly string[] {
  return [...new Set(cells.map(({ plan }) => plan.system))].filter((system) => unavailable[system] === undefined);
}

/** The passport of one system of the run. */
export function readPassport(options: ReadOptions, system: string): PassportResult {
  const { plan } = options;
  const cells = plan.cells.filter((cell) => cell.plan.system === system);
  const groups = [...Map.groupBy(cells, (cell) => cell.plan.scenario).values()];
  const readings = groups.map((group) => readingOf(options, group));
  const probes = readings.map(({ result }) => result);
  const grade = gradeOf(probes);
  const { title, note } = plan.catalogue.systems[system] ?? { title: system, note: '' };
  return {
    schema: 1,
    system,
    title,
    note,
    run: manifestOf(options, system, readings),
    ...(grade ? { grade } : {}),
    ...summaryOf(system, probes, grade),
    probes,
  };
}

/** One probe on one system, as soon as its repetitions have ended. Throws `RangeError` where there is no such probe. */
export function readProbe(options: ReadOptions, system: string, probe: string): ProbeResult {
  const cells = options.plan.cells.filter((cell) => cell.plan.system === system && cell.plan.scenario === probe);
  return readingOf(options, cells).result;
}

interface Reading {
  readonly result: ProbeResult;
  /** The last stamp in its journals, µs. */
  readonly until: number;
  readonly isCutShort: boolean;
}

function readingOf({ directory, probes, onRecord }: ReadOptions, cells: readonly PlannedCell[]): Reading {
  const [first] = cells;
  const probe = probes.find(({ name }) => name === first?.plan.scenario);
  if (!first || !probe)
    throw new RangeError(
      `Cannot read the passport: there is no probe "${first?.plan.scenario ?? ''}", expected one of ${probes.map(({ name }) => name).join(', ')}`,
    );
  const { name, title, asks, does, source, isPhased = false } = probe;
  const about = { name, title, asks, does, source, isPhased, repeat: first.plan.repeat };
  if (first.unsupported !== undefined)
    return {
      result: { ...about, standing: 'not-run', why: first.unsupported, rows: [], runs: [] },
      until: 0,
      isCutShort: false,
    };
  const seen = cells.map(({ journal, plan }) => ({ journal, seed: plan.seed, ...readRun(join(directory, journal)) }));
  const good = seen.filter((each) => each.void === undefined);
  const records = onRecord(first.plan.system);
  const rows = rowsOf(good.flatMap(({ sight }) => (sight ? [probe.figures(sight)] : []))).map((row) => {
    const record = records.find((each) => each.row === `${name}/${row.name}`);
    return record ? { ...row, sheet: compareWithRecord(row.value, record) } : row;
  });
  const isDeafAtEnd = good.some(({ sight }) => sight?.isRunning && openAtEnd(sight) === 0);
  const why = seen.find((each) => each.void !== undefined)?.void;
  const result: ProbeResult = {
    ...about,
    standing: good.length > 0 ? 'measured' : 'void',
    ...(why === undefined ? {} : { why }),
    rows: judgeRows(name, rows, { isDeafAtEnd }),
    ...(isDeafAtEnd ? { isDeafAtEnd } : {}),
    runs: seen.map((run) => runOf(run, probe)),
    ...(probe.tries?.curve === undefined ? {} : { curve: probe.tries.curve }),
  };
  const until = Math.max(0, ...seen.map(({ sight }) => sight?.entries.at(-1)?.at ?? 0));
  return { result, until, isCutShort: seen.some(({ isWhole }) => !isWhole) };
}

interface SeenRun {
  readonly sight?: Sight;
  /** Why its figures do not count. */
  readonly void?: string;
  /** False where the journal is missing or breaks off, or the user ended the run within it. */
  readonly isWhole: boolean;
}

function readRun(path: string): SeenRun {
  if (!existsSync(path)) return { void: 'it was never begun', isWhole: false };
  const entries = [...readJournal(path)];
  const end = entries.find((entry) => entry.kind === 'void');
  const isDone = entries.some((entry) => entry.kind === 'phase' && entry.phase === 'done');
  const why = end?.kind === 'void' ? end.why : isDone ? undefined : 'it was cut short';
  return {
    sight: sightOf(entries),
    isWhole: end?.kind === 'void' ? end.isInterrupted !== true : isDone,
    ...(why === undefined ? {} : { void: why }),
  };
}

/** More would be one line on the page all the same. */
const mostTries = 200;

function runOf(
  { journal, seed, sight, void: why }: SeenRun & { readonly journal: string; readonly seed: number },
  { tries }: Probe,
): ProbeRun {
  return {
    journal,
    seed,
    ...(why === undefined ? {} : { void: why }),
    excerpt: sight ? excerptOf(sight) : [],
    tries: sight && tries ? triesOf(sight, tries.isTry).slice(0, mostTries) : [],
  };
}

function manifestOf(
  { plan, tookUs, isInterrupted }: ReadOptions,
  system: string,
  readings: readonly Reading[],
): PassportManifest {
  const { id, startedAt, command, seed, pairs, workers, machine, commit, versions, toxiproxy } = plan.manifest;
  const prefix = `${system} › `;
  const own = Object.entries(versions).flatMap(([name, version]) => {
    if (name === 'node') return [[name, version] as const];
    return name.startsWith(prefix) ? [[name.slice(prefix.length), version] as const] : [];
  });
  return {
    id,
    startedAt,
    tookUs: tookUs ?? Math.max(0, ...readings.map(({ until }) => until)),
    command,
    seed,
    repetitions: pairs,
    workers,
    isLong: plan.passport?.isLong ?? false,
    interrupted: isInterrupted ?? readings.some(({ isCutShort }) => isCutShort),
    versions: Object.fromEntries(own),
    machine,
    ...(toxiproxy.kind === 'none' ? {} : { proxiedBy: `Toxiproxy ${toxiproxy.version} (${toxiproxy.kind})` }),
    ...(commit ? { commit } : {}),
  };
}
