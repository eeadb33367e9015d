/** How the user types a command of the harness: from its sources by npm's scripts, from the package that they installed by npx. */

import { extname } from 'node:path';

/** The sources are `.ts`; what the package holds is compiled. */
export type Home = 'sources' | 'package';

export const home: Home = extname(import.meta.url) === '.ts' ? 'sources' : 'package';

/** `npm start -- --tls`, or `npx slack-transport-harness run --tls`; `words` are quoted already. */
export function typed(command: string, words: readonly string[] = [], from: Home = home): string {
  if (from === 'package') return ['npx slack-transport-harness', command, ...words].join(' ');
  const script = command === 'run' ? 'npm start' : `npm run ${command.replace(' ', ':')}`;
  return words.length === 0 ? script : [script, '--', ...words].join(' ');
}
