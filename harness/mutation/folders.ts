/** Where code computes only, so that its tests take milliseconds. */
export const folders: readonly string[] = [
  'mocks/slack/protocol',
  'harness/history',
  'harness/analysis',
  'harness/metrics',
  'harness/plan',
  'harness/matrix',
];

/** Tests of theirs that stand with the shells: they run the pure code in-process, as fast as its own. */
export const testsElsewhere: readonly string[] = [
  'mocks/slack/io/event-stream.test.ts',
  'mocks/slack/io/knobs.test.ts',
  'mocks/slack/io/web-api/connections-open.test.ts',
];
