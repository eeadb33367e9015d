/** The architecture as rules that a program checks. Every breach is a sentence that says what to do. */

import { fileCycles } from './cycles.ts';
import { directionBreaches, unusedWays } from './directions.ts';
import { kinshipBreaches } from './growth.ts';
import { packageBreaches } from './packages.ts';
import { parseModule } from './parse-module.ts';
import { impurities } from './purity.ts';
import { sizeBreaches, staleReasons } from './sizes.ts';
import { terminalBreaches } from './terminals.ts';
import { isTestSupport, type Modules, type Sources } from './tree.ts';
import { wordBreaches } from './words.ts';

/** None where all is well. `sources` may be a part of the tree. */
export function breaches(sources: Sources): readonly string[] {
  const { modules, checked } = parse(sources);
  return [
    ...[...checked].flatMap(([path, { imports }]) =>
      imports.flatMap((line) => [...directionBreaches(path, line), ...packageBreaches(path, line)]),
    ),
    ...[...modules].flatMap(([path, { imports }]) => imports.flatMap((line) => wordBreaches(path, line))),
    ...impurities(sources, modules),
    ...kinshipBreaches(modules),
    ...fileCycles(checked),
    ...sizeBreaches(checked),
    ...terminalBreaches(sources),
  ];
}

/** What the lists of the rules say and the whole tree does not need. */
export function leftovers(sources: Sources): readonly string[] {
  const { checked } = parse(sources);
  return [...staleReasons(checked), ...unusedWays(checked)];
}

function parse(sources: Sources): { readonly modules: Modules; readonly checked: Modules } {
  const modules = new Map([...sources].map(([path, source]) => [path, parseModule(path, source)]));
  return { modules, checked: new Map([...modules].filter(([path]) => !isTestSupport(path))) };
}
