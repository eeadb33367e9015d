/** A cell that others on the same machine may have spoiled, and what is told of it once it was run again alone. Pure. */

import { duration } from '../base/quantity.ts';
import type { History } from '../history/history.ts';
import { metricNamed } from '../metrics/index.ts';
import type { CellResult, ExpectationResult } from '../result.ts';
import { paceDoubts } from './doubts.ts';
import { isWithinWait, policyFault, staysDeaf } from './excuses.ts';
import { knownFailure } from './known-failure.ts';

/** Share of a time in which something waited for a processor, above which cells are in each other's way. */
const crowdedShare = 0.1;

/**
 * Whether it has to be run again alone before it may be said to fail: it ran beside others on a machine where something had to
 * wait, and nothing failed but what is about seconds, no more of them than load can make, or the machine is why it has no verdict.
 * Failures that are known need no second look.
 */
export function isSpoiled(history: History, { verdict, expectations, measurements }: CellResult): boolean {
  const { plan, ground, voids, isTorn } = history;
  if (voids.length > 0 || isTorn || plan.alone || ground.beside === 0 || !isCrowded(history)) return false;
  const failed = expectations.filter(
    (each) => each.verdict === 'fail' && knownFailure(plan.knownFailures, each) === undefined,
  );
  if (verdict === 'fail') return failed.length > 0 && failed.every(isTiming) && !staysDeaf(history);
  if (verdict !== 'unknown' || policyFault(history) !== undefined) return false;
  return failed.length > 0 || paceDoubts(history, measurements).length > 0;
}

/** What is told of both times: the verdict is that of the second, alone. */
export function rerun(first: CellResult, again: CellResult, { ground }: Pick<History, 'ground'>): CellResult {
  const { verdict, why, journal } = first;
  const said: Readonly<Record<CellResult['verdict'], string>> = {
    pass: 'passed',
    fail: 'failed',
    unknown: 'had no verdict',
    unsupported: 'was not run',
  };
  const failures = first.expectations.filter((each) => each.verdict === 'fail').map(({ sentence }) => sentence);
  const others = `${ground.beside} other ${ground.beside === 1 ? 'cell' : 'cells'}`;
  return {
    ...again,
    why: `It ${failures.length > 0 ? 'failed' : said[verdict]} beside ${others} (${failures.join('; ') || why}) and ${said[again.verdict]} alone: ${again.why}`,
    rerun: {
      first: {
        verdict,
        why,
        beside: ground.beside,
        waitedUs: Math.round(ground.waits.reduce((sum, wait) => sum + wait.us, 0)),
        ...(journal === undefined ? {} : { journal }),
      },
    },
  };
}

/** What is said of one that may have been spoiled, and was not run again. */
export function notRunAgain(result: CellResult, { ground }: Pick<History, 'ground'>): CellResult {
  const waited = ground.waits.reduce((sum, wait) => sum + wait.us, 0);
  const others = `${ground.beside} other ${ground.beside === 1 ? 'cell' : 'cells'}`;
  return {
    ...result,
    why: `${result.why} (beside ${others}, where the app waited ${duration(waited)} for a processor in all; it was not run again alone)`,
  };
}

function isTiming(failure: ExpectationResult): boolean {
  const { metric } = failure;
  const isAboutTime = metricNamed(metric).unit === 'us' || metric === 'first-attempt-ack-rate' || metric === 'late';
  return isAboutTime && isWithinWait(failure);
}

function isCrowded({ ground: { waits, pressure } }: History): boolean {
  return waits.length > 0 || (pressure?.cpuShare ?? 0) >= crowdedShare || (pressure?.load ?? 0) > (pressure?.cpus ?? 0);
}
