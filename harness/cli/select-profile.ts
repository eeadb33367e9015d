/** How much a run is to prove, and what it compares; every refusal is a `UsageError` that names the value and the allowed ones. */

import { closest } from 'fastest-levenshtein';
import { UsageError } from './usage-error.ts';

/** By name, how many pairs (measurement.md §3): from 6 on there are intervals; 10 show a shift of one deviation, 20 of two thirds. */
export const profiles = { smoke: 1, ci: 6, report: 10, paper: 20 } as const;
export type ProfileName = keyof typeof profiles;

export function selectProfile(text: string): ProfileName {
  if (Object.hasOwn(profiles, text)) return text as ProfileName;
  const names = Object.keys(profiles);
  throw new UsageError(
    `There is no profile "${text}": expected ${names.join(', ')}; did you mean ${closest(text, names)}?`,
  );
}

export function selectComparing(text: string): 'transports' | 'systems' {
  if (text === 'transports' || text === 'systems') return text;
  throw new UsageError(`--compare is "${text}": expected transports or systems`);
}

/** `--pairs`, where it was typed, else what the profile says. */
export function pairsOf(
  { profile, pairs }: { readonly profile: ProfileName; readonly pairs: number },
  source: string | undefined,
): number {
  return source === 'cli' ? pairs : profiles[profile];
}
