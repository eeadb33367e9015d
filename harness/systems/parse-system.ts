/** `NAME@VERSION`, as a user writes it. */

import { closest } from 'fastest-levenshtein';
import * as registry from './index.ts';
import type { System } from './system.ts';

export interface NamedSystem {
  readonly system: System;
  readonly version: string;
}

/** Without `@VERSION` the system's default version. Throws `RangeError`, with a sentence for the user, for anything else. */
export function parseSystem(text: string): NamedSystem {
  const systems: readonly System[] = Object.values(registry);
  const [name = '', ...rest] = text.split('@');
  const system = systems.find((candidate) => candidate.name === name);
  if (!system) {
    const names = systems.map((candidate) => candidate.name);
    throw new RangeError(
      `There is no system "${name}": expected one of ${names.join(', ')}; did you mean ${closest(name, names)}?`,
    );
  }
  const version = rest.length === 0 ? system.versions[0] : rest.join('@');
  if (version === undefined || !exactVersion.test(version)) {
    throw new RangeError(
      `"${version ?? ''}" is no exact version of ${name}: expected one like ${system.versions.join(', ')}; did you mean ${name}@${closest(version ?? '', system.versions)}?`,
    );
  }
  return { system, version };
}

/** Semantic versioning's grammar, without ranges and tags: a result must say what ran. */
const exactVersion = /^\d+\.\d+\.\d+(?:-[\da-z.-]+)?$/i;
