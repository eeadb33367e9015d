import { claims } from '../../scenarios/claims/claims.ts';
import { readClaims } from '../../scenarios/claims/read-claims.ts';
import { type Analysis, analyse } from '../analysis/analyse.ts';
import type { RunPlan } from '../plan/run-plan.ts';

/** The analysis of a run, with what it shows of Slack's claims: these know our scenarios, which the analysis does not. */
export function analyseRun(directory: string, plan: RunPlan, known: Parameters<typeof analyse>[2] = {}): Analysis {
  const { result, evidence } = analyse(directory, plan, known);
  return { result: { ...result, claims: readClaims(claims, [result]) }, evidence };
}
