/**
 * The four suites: every cell a named test. A failure that is known of a system is expected to fail, with its figure where
 * it is known to be; a fix turns the test red until its entry is deleted.
 */

import { describe, expect, test } from 'vitest';
import { repeatOf } from '../../harness/cli/command-line.ts';
import { declareRun } from '../../harness/cli/run-command.ts';
import { defaultHaste, defaultSystem } from '../../harness/plan/defaults.ts';
import { runPolicy } from '../../harness/plan/run-policy.ts';
import { matrix } from '../../harness/matrix/matrix.ts';
import { suites } from '../../harness/matrix/scenario.ts';
import { parseSystem } from '../../harness/systems/parse-system.ts';
import { createTurns } from '../../harness/machine/turns.ts';
import { scenarios } from '../index.ts';
import { bites } from './bites.ts';
import { detects } from './detects.ts';
import { fates } from './fates.ts';
import { openSuite } from './open-suite.ts';

const seed = 1;
/** Cells mostly wait: half of them at once keep two cores a third busy. */
const workers = 36;
const turns = createTurns(workers);
const policy = runPolicy(defaultHaste);
const cells = matrix({
  scenarios,
  systems: [defaultSystem, 'no-sdk'].map((name) => parseSystem(name)),
  transports: ['http', 'socket-mode'],
  pairs: 1,
  seed,
  policy,
  repeat: repeatOf(declareRun()),
});
const suite = openSuite({
  cells,
  out: 'out',
  seed,
  pairs: 1,
  workers,
  turns,
  policy,
  engine: 'auto',
  command: 'npm test',
});

// The suites first: cells that must run alone stand in `latency`, and would wait for whatever began before them.
for (const name of suites) {
  if (name === suites[1]) fates({ workers, turns });
  describe.concurrent(name, () => {
    for (const cell of cells.filter(({ plan }) => plan.suite === name)) {
      const { id, knownFailures } = cell.plan;
      const [known] = knownFailures;
      const mayPass = knownFailures.length > 0 && knownFailures.every(({ isIntermittent }) => isIntermittent);
      const title = id.split(' › ').slice(1).join(' › ');
      if (cell.unsupported !== undefined) {
        test(`${title} is unsupported: ${cell.unsupported}`, () => {
          expect(cell.unsupported).not.toBe('');
        });
        continue;
      }
      test(known ? `${title} fails as known (${known.id})` : title, async () => {
        const result = await suite.result(cell);
        expect({ verdict: result.verdict, known: result.known?.id }, result.why).toEqual({
          verdict: known && !(mayPass && result.verdict === 'pass') ? 'fail' : 'pass',
          known: result.verdict === 'pass' ? undefined : known?.id,
        });
      });
    }
  });
}

detects({ workers, turns });
bites({ workers, turns });
