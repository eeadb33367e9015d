/** No circle of files, types included, and none of rooms: what stands in a circle can only be read, moved and tested as a whole. */

import type { Modules } from './tree.ts';
import { composition, roomOf, rooms } from './rooms.ts';

export function fileCycles(modules: Modules): string[] {
  const arrows = new Map(
    [...modules].map(([path, { imports }]) => [
      path,
      imports.filter(({ kind }) => kind === 'ours').map(({ target }) => target),
    ]),
  );
  return circlesIn(arrows).map(
    (circle) =>
      `${inWords(circle)}: a circle of files; move what two of them share to a leaf that imports neither, or join what is one thought`,
  );
}

/** `table` is that of the rooms where none is given. */
export function roomCycles(table: typeof rooms = rooms): string[] {
  const arrows = new Map(
    Object.entries(table)
      .filter(([room]) => room !== composition)
      .map(([room, { imports }]) => [
        room,
        imports.map((each) => roomOf(each) ?? each).filter((each) => each !== room),
      ]),
  );
  return circlesIn(arrows).map(
    (circle) =>
      `${inWords(circle)}: a circle of rooms; take one of these ways out of harness/architecture/rules/rooms.ts`,
  );
}

function inWords(circle: readonly string[]): string {
  return [...circle, circle[0]].join(' → ');
}

/** A shortest circle through each node that has one, each circle once. */
function circlesIn(arrows: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  for (const start of arrows.keys()) {
    const circle = shortestBack(start, arrows);
    const files = circle?.toSorted().join(' ');
    if (circle && files !== undefined && !found.has(files)) found.set(files, circle);
  }
  return [...found.values()];
}

function shortestBack(start: string, arrows: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const queue: (readonly string[])[] = [[start]];
  const visited = new Set<string>();
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const next of arrows.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (visited.has(next)) continue;
      visited.add(next);
      queue.push([...way, next]);
    }
  }
  return undefined;
}
