/** What runs show of Slack's claims: computed from their results, never written by hand. Pure. */

import type { ClaimResult } from '../../harness/result.ts';
import { type Bearing, unseen } from './bearing.ts';
import { byDifference } from './by-difference.ts';
import { byInstances } from './by-instances.ts';
import { byParts } from './by-parts.ts';
import { bySight } from './by-sight.ts';
import { bySystems } from './by-systems.ts';
import type { Claim, Shown } from './claim.ts';
import type { ReadRun } from './seen.ts';

/** One row a claim, in the order given, whatever the runs have of it. */
export function readClaims(claims: readonly Claim[], runs: readonly ReadRun[]): readonly ClaimResult[] {
  return claims.map(({ id, claim, shown }) => ({ id, claim, ...bearingOf(shown, runs) }));
}

function bearingOf(shown: Shown, runs: readonly ReadRun[]): Bearing {
  switch (shown.by) {
    case 'difference':
      return byDifference(runs, shown);
    case 'sight':
      return bySight(runs, shown);
    case 'instances':
      return byInstances(runs, shown);
    case 'systems':
      return bySystems(runs, shown);
    case 'parts':
      return byParts(runs);
    case 'nothing':
      return unseen(`No scenario asks for it yet: there is no ${shown.missing}`);
    case 'policy':
      return { word: 'policy', why: shown.why, figures: [] };
    default:
      return shown satisfies never;
  }
}
