import { readdirSync } from 'node:fs';

import { expect, it } from 'vitest';

import type { Format } from '../format.ts';
import * as formats from './index.ts';

it('the registry of formats lists every file of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file !== 'index.ts' && !file.endsWith('.test.ts'));
  const names = Object.values<Format>(formats).map((format) => `${format.name}.ts`);
  expect(names.sort()).toEqual(files.sort());
});
