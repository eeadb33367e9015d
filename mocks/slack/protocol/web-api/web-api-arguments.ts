/** Reads arguments as tolerantly as Slack does: form fields are text, JSON bodies are typed, null is absent. */

import type { Arguments } from './web-api-call.ts';

/** Deeper structures are refused: no block, view or attachment comes near it, and writing them out would overflow the stack. */
const DEEPEST = 64;

/** A text or number as text; undefined where absent, null, empty or a structure. */
export function textArgument(args: Arguments, name: string): string | undefined {
  const value = own(args, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An array or object, given as such or as JSON text; undefined where absent, null where it is no such thing. */
export function structureArgument(args: Arguments, name: string): object | null | undefined {
  const value = own(args, name);
  if (value === undefined || value === null || value === '') return undefined;
  const structure = typeof value === 'string' ? parsed(value) : value;
  return typeof structure === 'object' && structure !== null && !isDeeperThan(structure, DEEPEST) ? structure : null;
}

/** Clients write `true`, `"true"`, `1` and `"1"` (slack-protocol.md §3.1, §7); whatever else is there is false. */
export function flagArgument(args: Arguments, name: string): boolean {
  const value = own(args, name);
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|1|t)$/i.test(value));
}

/** A whole number of at least 1 and at most `most`; `otherwise` where absent or no number. */
export function countArgument(args: Arguments, name: string, otherwise: number, most = 1_000): number {
  const value = Number(textArgument(args, name) ?? Number.NaN);
  return value >= 1 ? Math.min(most, Math.floor(value)) : otherwise;
}

export function hasArgument(args: Arguments, name: string): boolean {
  const value = own(args, name);
  return value !== undefined && value !== null && value !== '';
}

/** Own fields only: a body may name `__proto__` and `constructor`. */
function own(args: Arguments, name: string): unknown {
  return Object.hasOwn(args, name) ? args[name] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Level by level, as recursion is what is to be avoided. */
function isDeeperThan(structure: object, depth: number): boolean {
  let level: object[] = [structure];
  for (let depthLeft = depth; level.length > 0; depthLeft -= 1) {
    if (depthLeft === 0) return true;
    level = level.flatMap((each) => Object.values(each).filter((value) => typeof value === 'object' && value !== null));
  }
  return false;
}
