/** Where a machine's calibration is kept, and when it still holds. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration } from '../result.ts';
import { cacheDir } from './cache-dir.ts';
import { describeMachine } from './provenance.ts';

function placeOf(cache: string): string {
  return join(cache, 'calibration.json');
}

/** Undefined where there is none, where it cannot be read, and where it was made on another machine. */
export function readCalibration(cache = cacheDir(), machine = describeMachine()): Calibration | undefined {
  let calibration: Calibration;
  try {
    calibration = JSON.parse(readFileSync(placeOf(cache), 'utf8')) as Calibration;
  } catch {
    return undefined;
  }
  const isHere = calibration.machine.cpu === machine.cpu && calibration.machine.cpus === machine.cpus;
  return isHere ? calibration : undefined;
}

/** What was calibrated before on this machine and is not now is kept. Returns where it stands. */
export function keepCalibration(calibration: Calibration, cache = cacheDir()): string {
  const before = readCalibration(cache, calibration.machine);
  const isNew = new Set(calibration.spreads.map(keyOf));
  const kept = (before?.spreads ?? []).filter((spread) => !isNew.has(keyOf(spread)));
  const path = placeOf(cache);
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    `${path}.part`,
    `${JSON.stringify({ ...calibration, spreads: [...calibration.spreads, ...kept] }, null, 2)}\n`,
  );
  renameSync(`${path}.part`, path);
  return path;
}

function keyOf({ scenario, system, transport, metric, of }: Calibration['spreads'][number]): string {
  return JSON.stringify([scenario, system, transport, metric, of]);
}
