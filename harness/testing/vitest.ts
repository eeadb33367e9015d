/** The door `slack-transport-harness/vitest`: a Slack and a network in each test, and what to expect of the app's events. */

import { expect, test as plain } from 'vitest';
import {
  acknowledgedWithin,
  answers,
  handlesEachOnce,
  losesNothing,
  reconnectsWithin,
  type TestEvent,
  type Told,
} from './judge-test.ts';
import type { TransportName } from '../result.ts';
import type { AppFunction } from './run-test-app.ts';
import type { TestSlack } from './create-test-slack.ts';
import { startSlack } from './start-slack.ts';

/** What is under test: a command, or a function of the test's own process. */
export type AppUnderTest = string | { readonly start: AppFunction };

/** `test.override('app', 'node app.js')` and `test.override('transport', 'http')` say what is under test. */
export const test = plain
  .extend('app', 'node app.js' as AppUnderTest)
  .extend('transport', 'socket-mode' as TransportName)
  .extend('started', async ({ app, transport }, { onCleanup }) => {
    const started = await startSlack({ app: typeof app === 'string' ? app : app.start, transport });
    onCleanup(() => started.close());
    return started;
  })
  .extend('slack', ({ started }) => started.slack)
  .extend('network', ({ started }) => started.network);

const result = (wish: string, { pass, message }: Told) => ({
  pass,
  message: () => `expected the app ${pass ? 'not ' : ''}to ${wish}: ${message}`,
});

expect.extend({
  toBeAcknowledgedWithin: async (event: TestEvent, text: string) =>
    result(`acknowledge it within ${text}`, await acknowledgedWithin(event, text)),
  toAnswer: async (event: TestEvent, wanted: RegExp | string, within?: string) =>
    result(`answer ${String(wanted)}`, await answers(event, wanted, within)),
  toLoseNoEvents: async (slack: TestSlack) => result('lose no events', await losesNothing(slack)),
  toHandleEachEventOnce: async (slack: TestSlack) => result('handle each event once', await handlesEachOnce(slack)),
  toReconnectWithin: async (slack: TestSlack, text: string) =>
    result(`reconnect within ${text}`, await reconnectsWithin(slack, text)),
});

export { expect };

interface SlackMatchers {
  /** Of an event: `await expect(event).toBeAcknowledgedWithin('3 s')`. */
  toBeAcknowledgedWithin(text: string): Promise<void>;
  /** Of an event: with what it was answered, within 3 s unless told otherwise. */
  toAnswer(wanted: RegExp | string, within?: string): Promise<void>;
  /** Of `slack`. */
  toLoseNoEvents(): Promise<void>;
  /** Of `slack`, by the app's answers. */
  toHandleEachEventOnce(): Promise<void>;
  /** Of `slack`: since its last link ended. */
  toReconnectWithin(text: string): Promise<void>;
}

declare module 'vitest' {
  // The parameters have to be those of vitest's own declaration
  // oxlint-disable-next-line no-unused-vars
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends SlackMatchers {}
}
