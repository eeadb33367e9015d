import { defineConfig } from 'vitest/config';
import { folders, testsElsewhere } from './folders.ts';

/** The pure folders' own tests and no other: one that starts processes would be run for each mutant that it meets. */
export default defineConfig({
  test: { include: [...folders.map((folder) => `${folder}/**/*.test.ts`), ...testsElsewhere], testTimeout: 30_000 },
});
