/** Pure rooms, and files that say so of themselves, compute only; so does whatever they draw in. */

import { roomOf, rooms } from './rooms.ts';
import { isTestSupport, type Modules, type Sources } from './tree.ts';

/** A file whose header says "Pure" is held to it. */
const saysPure = /^\s*\/\*\*(?:(?!\*\/)[^])*\bPure\b/;

/** Packages that pure code may use: they compute. */
const purePackages = new Set(['fastest-levenshtein', 'hdr-histogram-js']);

function isInPureRoom(path: string): boolean {
  const room = roomOf(path);
  const { pure } = (room === undefined ? undefined : rooms[room]) ?? {};
  return pure !== undefined && !pure.but.includes(path.slice(room?.length));
}

/** Follows what runs (types vanish) from every pure file to whatever it draws in. */
export function impurities(sources: Sources, modules: Modules): string[] {
  const roots = [...sources]
    .filter(([path, text]) => !isTestSupport(path) && (isInPureRoom(path) || saysPure.test(text)))
    .map(([path]) => path);
  const queue = roots.map((path) => [path]);
  const seen = new Set(roots);
  const found: string[] = [];
  for (let way = queue.shift(); way; way = queue.shift()) {
    const path = way.at(-1) ?? '';
    const module = modules.get(path);
    if (!module) continue;
    const through = way.length === 1 ? path : `${way[0]} (through ${way.slice(1).join(' → ')})`;
    found.push(
      ...module
        .globals()
        .map((name) => `${through} uses ${name}: pure code takes the time, chance and the like as arguments`),
    );
    for (const { kind, target, isType } of module.imports) {
      if (isType) continue;
      if (kind === 'node' || (kind === 'package' && !purePackages.has(target)))
        found.push(`${through} imports ${target}: pure code computes only; move what touches the world to its caller`);
      else if (kind === 'ours' && !seen.has(target)) {
        seen.add(target);
        queue.push([...way, target]);
      }
    }
  }
  return found;
}
