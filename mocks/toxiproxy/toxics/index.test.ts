import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as toxics from './index.ts';

test('the registry knows every toxic in this folder', () => {
  const notMembers = new Set(['toxic.ts', 'index.ts', 'index.test.ts']);
  const files = readdirSync(import.meta.dirname).filter((file) => !notMembers.has(file));
  const known = Object.values(toxics).map(({ type }) => `${type.replaceAll('_', '-')}.ts`);
  expect(known.sort()).toEqual(files.sort());
});
