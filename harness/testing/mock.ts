/** The door `slack-transport-harness/mock`: a Slack for the tests of an app, for whatever runs them. */

export {
  acknowledgedWithin,
  answers,
  handlesEachOnce,
  losesNothing,
  reconnectsWithin,
  type TestEvent,
  type Told,
} from './judge-test.ts';
export { lifeOf } from './life-of.ts';
export type { Post, TestSlack } from './create-test-slack.ts';
export { startSlack, type SlackOptions, type SlackUnderTest } from './start-slack.ts';
export type { AppFunction } from './run-test-app.ts';
export type { BegunFault, TestNetwork } from './test-network.ts';
