/** What people do in the workspace of a test, and what became of it. */

import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Clock } from '../machine/clock.ts';
import type { Opened } from '../transports/transport.ts';
import type { TestEvent } from './judge-test.ts';
import type { Observed } from './observed.ts';

/** What the app posted, updated or opened. */
export interface Post {
  readonly method: string;
  readonly text: string | undefined;
}

export interface TestSlack {
  readonly observed: Observed;
  /** Somebody writes this in a channel. */
  message(text: string): Promise<TestEvent>;
  /** Somebody writes this to the app. */
  mention(text: string): Promise<TestEvent>;
  /** Somebody types `/deploy` and this after it. */
  command(name: string, text?: string): Promise<TestEvent>;
  /** Somebody presses a button of the app's. Default: the one whose `action_id` is `go`. */
  click(actionId?: string): Promise<TestEvent>;
  /** Slack replaces a container that serves the app; resolves when the new one is up. */
  recycle(how?: 'announced' | 'abrupt'): Promise<void>;
  /** Messages that the app posted or changed and Slack took, oldest first. */
  readonly posts: readonly Post[];
  /** Calls that showed a view. */
  readonly views: readonly Post[];
}

export function createTestSlack({
  opened,
  observed,
  clock,
}: {
  readonly opened: Pick<Opened, 'raise' | 'slack'>;
  readonly observed: Observed;
  readonly clock: Clock;
}): TestSlack {
  const raise = async (kind: PayloadName, said: Parameters<Opened['raise']>[2]): Promise<TestEvent> => ({
    id: opened.raise(clock.now(), kind, said),
    observed,
  });
  const called = (isMeant: (method: string) => boolean): readonly Post[] =>
    observed.all.flatMap((fact) =>
      fact.kind === 'api-called' && fact.ok && isMeant(fact.method) ? [{ method: fact.method, text: fact.text }] : [],
    );
  return {
    observed,
    message: (text) => raise('message', { text }),
    mention: (text) => raise('app-mention', { text }),
    command: (name, text = '') => raise('slash-command', { command: { name, text } }),
    click: (action = 'go') => raise('block-actions', { action }),
    async recycle(how = 'announced') {
      const bringUp = await opened.slack.recycle(how);
      await bringUp();
    },
    get posts() {
      return called((method) => /^chat\.(?:post|update)|^response_url$/.test(method));
    },
    get views() {
      return called((method) => method.startsWith('views.'));
    },
  };
}
