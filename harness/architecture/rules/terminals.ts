/** Whatever is written where people read goes through one function, so that no text of an app's steers a terminal. */

import { isTestSupport, type Sources } from './tree.ts';

/** The one way; and programs whose stdout another program of ours reads, or that show nothing of an app's. */
// Apps of ours (`mocks/apps`) print what apps print: the harness reads it.
const doors = new Set([
  'harness/cli/write-text.ts',
  'harness/cli/bin.ts',
  'harness/processes/keeper.ts',
  'harness/bench/http-receiver-process.ts',
  'harness/bench/socket-client-process.ts',
  'harness/bench/start-time.ts',
  'harness/ci/print-tally.ts',
  'harness/mutation/mutate.ts',
  'harness/torture/torture.ts',
  'mocks/toxiproxy/main.ts',
]);

const writes = /\b(?:stdout|stderr|stream|process\[\w+\])\.write\(|\bconsole\.\w+\(/;

export function terminalBreaches(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) =>
        !doors.has(path) && !path.startsWith('mocks/apps/') && !isTestSupport(path) && writes.test(text),
    )
    .map(
      ([path]) =>
        `${path} writes to a terminal by itself: use writeText() of harness/cli/write-text.ts, which makes control characters visible`,
    );
}
