/** From what the user typed to the traffic that is sent; every refusal is a `UsageError` that names the value and the allowed ones. */

import { readFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { type Micros, seconds } from '../base/units.ts';
import { type Reshaping, reshaped } from '../matrix/reshape.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { Mix } from '../workloads/mixed.ts';
import * as shapes from '../workloads/registry.ts';
import { trace } from '../workloads/trace.ts';
import { selectPayload } from './option-values.ts';
import { UsageError } from './usage-error.ts';

export const shapeNames = Object.keys(shapes);

/** A shape by its name, or the due times in a file. */
export function selectShape(text: string): NonNullable<Reshaping['shape']> {
  const found = Object.entries(shapes).find(([name]) => name === text);
  if (found) return found[1];
  const written = readTrace(text);
  try {
    const workload = trace(written, { name: text });
    return ({ warmUp = workload.warmUp }) => ({ ...workload, warmUp });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readTrace(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `There is no workload "${path}", and no file of this name can be read (${(error as NodeJS.ErrnoException).code}): expected one of ${shapeNames.join(', ')}, or a file of due times; did you mean ${closest(path, shapeNames)}?`,
    );
  }
}

/** `message`, or `message=3,app-mention=1`: kinds and their shares. */
export function selectMix(text: string): Mix {
  return text.split(',').map((part) => {
    const [name = '', share = '1', ...rest] = part.split('=');
    const kind = selectPayload(name.trim());
    if (!/^\d+(\.\d+)?$/.test(share.trim()) || Number(share) === 0 || rest.length > 0)
      throw new UsageError(`The share in "${part}" of --event is no number above 0: expected such as ${kind}=3`);
    return { kind, share: Number(share) };
  });
}

const inSeconds = { s: 1, m: 60, h: 3_600 } as const;

/** Seconds, from `90`, `90s`, `1.5m` or `2h`. */
export function lengthOfTime(
  option: string,
  { least, most }: { readonly least: number; readonly most: number },
): (text: string) => number {
  return (text) => {
    const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text) ?? [];
    const value = Number(digits) * inSeconds[(unit === '' ? 's' : unit) as keyof typeof inSeconds];
    if (!(value >= least && value <= most))
      throw new UsageError(
        `${option} is "${text}": expected a time from ${least} s to ${most / inSeconds.h} h, such as 90, 90s, 5m or 2h`,
      );
    return value;
  };
}

export interface TrafficFlags {
  /** Events a second. */
  readonly rate?: number | undefined;
  /** Seconds. */
  readonly for?: number | undefined;
  readonly workload?: string | undefined;
}

/** The scenarios under the traffic that was asked for. */
export function underTraffic<InSuite extends string>(
  all: readonly Scenario<InSuite>[],
  { rate, for: length, workload }: TrafficFlags,
): readonly Scenario<InSuite>[] {
  const isTrace = workload !== undefined && !shapeNames.includes(workload);
  if (isTrace && (rate !== undefined || length !== undefined))
    throw new UsageError(
      `Both the due times of ${workload} and ${rate === undefined ? '--for' : '--rate'} are given: expected one of them, as a file says when each event is due`,
    );
  const lasting: Micros | undefined = length === undefined ? undefined : seconds(length);
  const shape = workload === undefined ? undefined : selectShape(workload);
  try {
    return all.map((scenario) => reshaped(scenario, { usual: shapes.steady, perSecond: rate, lasting, shape }));
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
