/** Which room may import which; the sentence names the way that is open. */

import type { ImportLine } from './parse-module.ts';
import { composition, mayImport, roomOf, rooms } from './rooms.ts';
import type { Modules } from './tree.ts';

const rule = 'harness/architecture/rules/rooms.ts';

/** They import nothing at all, so that each can be read and copied by itself. */
const contracts = new Set(['harness/result.ts', 'harness/passport-result.ts']);

export function directionBreaches(path: string, { kind, target }: ImportLine): string[] {
  if (contracts.has(path)) return [`${path} imports ${target}: the contract imports nothing; write the type out in it`];
  if (kind !== 'ours') return [];
  const [room, other] = [roomOf(path), roomOf(target)];
  if (room === undefined) return [`${path} stands in no room: give its folder a line in ${rule}`];
  if (other === undefined)
    return [`${path} imports ${target}, which stands in no room: give its folder a line in ${rule}`];
  if (mayImport(room, target)) return [];
  return [`${path} imports ${target}: ${room} knows only ${listOf(room)}; ${wayOut(room, path, target)}`];
}

function listOf(room: string): string {
  return rooms[room]?.imports.join(', ') || 'its own files';
}

function wayOut(room: string, path: string, target: string): string {
  const other = roomOf(target) ?? target;
  if (mayImport(other, path))
    return `the way from ${other} to ${room} is open: move this code there, or take what it needs as an argument`;
  const both = Object.keys(rooms).filter(
    (each) => each !== composition && mayImport(each, path) && mayImport(each, target),
  );
  const meeting = both.length > 0 ? both.slice(0, 3).join(', ') : composition;
  return `${meeting} may import both: let them meet there and hand it over as an argument, move what both need to a room below them, or open the way in ${rule}`;
}

/** Of the whole tree: ways in `table` that no file goes. */
export function unusedWays(modules: Modules, table: typeof rooms = rooms): string[] {
  const gone = new Map<string, Set<string>>();
  for (const [path, { imports }] of modules) {
    const room = roomOf(path) ?? '';
    const targets = gone.get(room) ?? new Set<string>();
    gone.set(room, targets);
    for (const { target } of imports) targets.add(target).add(roomOf(target) ?? target);
  }
  return Object.entries(table)
    .filter(([room]) => room !== composition)
    .flatMap(([room, { imports }]) =>
      imports
        .filter((way) => !gone.get(room)?.has(way))
        .map((way) => `${room} may import ${way} and does not: take that way out of ${rule}`),
    );
}
