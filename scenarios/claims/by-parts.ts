/** How much there is that can go wrong, transport by transport, as far as the scenarios of the runs ask. Pure. */

import { count } from '../../harness/base/quantity.ts';
import type { CellResult, TransportName } from '../../harness/result.ts';
import { type Bearing, unseen } from './bearing.ts';
import type { ReadRun } from './seen.ts';

/** Fewer say nothing. */
const fewestScenarios = 10;

export function byParts(runs: readonly ReadRun[]): Bearing {
  const cells = runs.flatMap((run) => run.cells);
  const scenarios = new Set(cells.map(({ scenario }) => scenario)).size;
  if (scenarios < fewestScenarios)
    return unseen(
      `It counts what can go wrong over ${count(fewestScenarios)} scenarios or more; ${count(scenarios)} were read`,
    );
  const [http, socketMode] = [partsOver(cells, 'http'), partsOver(cells, 'socket-mode')];
  const asked = Math.sign(socketMode.asked - http.asked);
  const seen = Math.sign(socketMode.failures - http.failures);
  const word = asked > 0 && seen >= 0 ? 'supported' : asked < 0 && seen <= 0 ? 'contradicted' : 'inconclusive';
  return {
    word,
    why: `Of ${count(scenarios)} scenarios ${count(http.asked)} can be asked over HTTP and ${count(socketMode.asked)} over Socket Mode; apps failed in ${count(http.failures)} distinct ways over HTTP and in ${count(socketMode.failures)} over Socket Mode`,
    figures: [],
  };
}

/** Questions that arise at all, and distinct ways in which an app failed: by the cause, else by what failed. */
function partsOver(
  cells: readonly CellResult[],
  transport: TransportName,
): { readonly asked: number; readonly failures: number } {
  const own = cells.filter((cell) => cell.transport === transport);
  const asked = new Set(own.filter(({ verdict }) => verdict !== 'unsupported').map(({ scenario }) => scenario)).size;
  const failed = own.filter(({ verdict }) => verdict === 'fail');
  const failures = new Set(failed.map(({ cause, decisive }) => cause?.kind ?? decisive?.metric ?? '')).size;
  return { asked, failures };
}
