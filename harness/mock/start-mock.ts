/** A Slack by itself, for apps of any language: one Web API, a socket app, and an app for each Request URL. */

import { startHttpSlack } from '../../mocks/slack/io/http/http-slack.ts';
import { serveWebApi } from '../../mocks/slack/io/web-api/serve-web-api.ts';
import type { SlackControl, WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import { startSocketSlack } from '../../mocks/slack/io/sockets/socket-slack.ts';
import { verifyUrl } from '../../mocks/slack/io/http/verify-url.ts';
import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory, type StoredMessage } from '../../mocks/slack/protocol/slack-memory.ts';
import { startClock } from '../machine/clock.ts';
import { openScope } from '../base/scope.ts';
import { credentials } from '../transports/credentials.ts';
import { createFeed, type Feed } from './feed.ts';

export interface MockOptions {
  /** The Web API's; the sockets' hosts take the two after the next one. 0: whichever are free. */
  readonly port: number;
  /** Where the doors for apps listen: 127.0.0.1 unless told otherwise. */
  readonly host: string;
  readonly requestUrls: readonly string[];
  readonly policy: PolicyValues;
  readonly seed: number;
}

/** An app as Slack knows it. */
export interface MockApp {
  /** `socket-mode`, or its Request URL. */
  readonly name: string;
  /** Whether Slack can deliver to it: a link is registered, or its Request URL was verified. */
  canBeReached(): boolean;
  /** Raises one now; returns the delivery's id. */
  raise(kind: PayloadName): string;
  inFlight(): number;
  readonly control: SlackControl;
}

export interface Mock {
  readonly apiUrl: string;
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
export async function startMock({ port, host, requestUrls, policy, seed }: MockOptions): Promise<Mock> {
  const scope = openScope();
  try {
    const clock = startClock();
    const feed = createFeed();
    const memory = new SlackMemory();
    const random = seeded(seed);
    // The machines read the policy at each step, so that a knob can be set while they run
    const values = { ...policy };
    let apiUrl = '';
    const shared = { policy: values, now: clock.now, memory, responseUrlBase: () => new URL(apiUrl).origin };

    const ports = [port + 2, port + 3];
    const socket = scope.own(
      await startSocketSlack({
        ...shared,
        ...(port === 0 ? {} : { freePort: async () => ports.shift() ?? 0 }),
        random: random.fork('socket-mode'),
        observe: watch('socket-mode'),
      }),
      (each) => each.close(),
    );
    const { url, control: webApi } = scope.own(
      await serveWebApi({
        tokens: { bot: credentials.botToken, app: credentials.appToken },
        policy: values,
        memory,
        openConnection: socket.sockets.ticket,
        observe: (fact) => feed.tell(fact),
        host,
        port,
      }),
      (each) => each.close(),
    );
    apiUrl = url;
    const apps: MockApp[] = [
      appOf('socket-mode', socket, () => socket.sockets.hostsWithLinks().length > 0),
      ...(await Promise.all(requestUrls.map(openHttpApp))),
    ];

    function watch(app: string): (fact: Parameters<Feed['tell']>[0]) => void {
      return (fact) => feed.tell(fact, app);
    }

    function appOf(
      name: string,
      slack: Pick<MockApp, 'inFlight' | 'control'> & { raise(due: number, kind: PayloadName): string },
      canBeReached: () => boolean,
    ): MockApp {
      return {
        name,
        canBeReached,
        raise: (kind) => slack.raise(clock.now(), kind),
        inFlight: slack.inFlight,
        control: slack.control,
      };
    }

    async function openHttpApp(requestUrl: string): Promise<MockApp> {
      const observe = watch(requestUrl);
      const { signingSecret } = credentials;
      const slack = scope.own(
        await startHttpSlack({
          ...shared,
          url: requestUrl,
          signingSecret,
          random: random.fork(requestUrl),
          observe,
        }),
        (each) => each.close(),
      );
      let isVerified = false;
      const giveUp = new AbortController();
      scope.own(giveUp, (each) => each.abort());
      void verifyUrl({ url: requestUrl, signingSecret, accept: values.acceptHeader, signal: giveUp.signal }).then(
        (tries) => {
          isVerified = true;
          observe({ kind: 'url-verified', tries });
        },
        (error: unknown) => observe({ kind: 'url-not-verified', why: (error as Error).message }),
      );
      return appOf(requestUrl, slack, () => isVerified);
    }

    return {
      apiUrl,
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
