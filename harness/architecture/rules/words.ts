/** One word a meaning: a test is a `test`. */

import type { ImportLine } from './parse-module.ts';

export function wordBreaches(path: string, { target, names }: ImportLine): string[] {
  if (target !== 'vitest' || !names.includes('it')) return [];
  return [`${path} imports it of vitest: write test, which means the same, so that there is one word for it`];
}
