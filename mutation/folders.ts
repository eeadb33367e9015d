/** Where code computes only, so that its tests take milliseconds. */
export const folders: readonly string[] = [
  'mocks/slack/protocol',
  'harness/history',
  'harness/analysis',
  'harness/metrics',
  'harness/plan',
  'harness/matrix',
];
