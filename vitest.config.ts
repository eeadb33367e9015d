import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The JSON is counted by .ci/run; its place is given on the command line, one file a project.
    reporters: ['default', 'json'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{harness,mocks,reports,scenarios}/**/*.test.ts'],
          exclude: ['scenarios/suites/**'],
          // A machine that others use as well takes its time: what hangs is told, what is slow is no failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['scenarios/suites/**/*.test.ts'],
          // Cells share the machine by the harness' own rules; nothing else may run beside them.
          fileParallelism: false,
          maxConcurrency: 256,
          // All wait for their turns from the start on: what counts is the time of all.
          testTimeout: 1_800_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
