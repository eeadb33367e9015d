/** A Slack by itself, for apps of any language: one Web API, a socket app, and an app for each Request URL. */

import { serveWebApi } from '../../mocks/slack/io/web-api/serve-web-api.ts';
import type { WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory, type StoredMessage } from '../../mocks/slack/protocol/slack-memory.ts';
import { startClock } from '../machine/clock.ts';
import { openScope } from '../base/scope.ts';
import { type Credentials, credentials as known } from '../transports/credentials.ts';
import { createFeed, type Feed } from './feed.ts';
import { type MockApp, openHttpApp, openSocketApp, type Workspace } from './open-mock-app.ts';

export interface MockOptions {
  /** The Web API's; the sockets' hosts take the two after the next one. 0: whichever are free. */
  readonly port: number;
  /** Where the doors for apps listen: 127.0.0.1 unless told otherwise. */
  readonly host: string;
  readonly requestUrls: readonly string[];
  readonly policy: PolicyValues;
  readonly seed: number;
  /** What apps must know. Default: those of runs, which are in the sources. */
  readonly credentials?: Credentials;
}

export interface Mock {
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly apps: readonly MockApp[];
  readonly webApi: WebApiControl;
  readonly feed: Feed;
  readonly policy: PolicyValues;
  /** Takes effect with the next attempt, link or call. */
  setPolicy(values: Partial<PolicyValues>): void;
  /** Of the channel, newest first. */
  messages(channel: string): readonly StoredMessage[];
  /** Ends everything. Idempotent. */
  close(): Promise<void>;
}

/** Rejects where a port cannot be had. */
export async function startMock({
  port,
  host,
  requestUrls,
  policy,
  seed,
  credentials = known,
}: MockOptions): Promise<Mock> {
  const scope = openScope();
  try {
    const feed = createFeed();
    const memory = new SlackMemory();
    // The machines read the policy at each step, so that a knob can be set while they run
    const values = { ...policy };
    let apiUrl = '';
    const workspace: Workspace = {
      policy: values,
      now: startClock().now,
      memory,
      responseUrlBase: () => new URL(apiUrl).origin,
      random: seeded(seed),
      signingSecret: credentials.signingSecret,
      feed,
      scope,
    };
    const { app, ticket } = await openSocketApp(workspace, port === 0 ? undefined : [port + 2, port + 3]);
    const { url, control: webApi } = scope.own(
      await serveWebApi({
        tokens: { bot: credentials.botToken, app: credentials.appToken },
        policy: values,
        memory,
        openConnection: ticket,
        observe: (fact) => feed.tell(fact),
        host,
        port,
      }),
      (each) => each.close(),
    );
    apiUrl = url;
    const apps = [app, ...(await Promise.all(requestUrls.map((each) => openHttpApp(workspace, each))))];
    return {
      apiUrl,
      credentials,
      apps,
      webApi,
      feed,
      policy: values,
      setPolicy: (changed) => void Object.assign(values, changed),
      messages: (channel) => memory.messagesOf(channel),
      close: () => scope.close(),
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}
