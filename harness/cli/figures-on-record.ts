import * as registry from '../systems/index.ts';
import { type FigureOnRecord, figuresOf } from '../systems/known.ts';
import type { System } from '../systems/system.ts';

/** What is on record for one of our systems, by its name with the version; of the user's own apps nothing is. */
export function figuresOnRecord(nameAndVersion: string): readonly FigureOnRecord[] {
  const [name, ...version] = nameAndVersion.split('@');
  const systems: readonly System[] = Object.values(registry);
  const known = systems.find((system) => system.name === name)?.known;
  return known === undefined ? [] : figuresOf(known, version.join('@'));
}
