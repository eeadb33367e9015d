/** A Slack by itself, for apps of any language: one Web API, a socket app, and an app for each Request URL. */

import { hostnameOf, isOpenPlace, loopback, type Place, urlHost } from '../../mocks/slack/io/own-names.ts';
import { serveWebApi } from '../../mocks/slack/io/web-api/serve-web-api.ts';
import type { WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { startClock } from '../machine/clock.ts';
import { openScope } from '../base/scope.ts';
import { type Credentials, credentials as known } from '../transports/credentials.ts';
import { createFeed, type Feed } from './feed.ts';
import { type MockApp, openHttpApp, openSocketApp, type Workspace } from './open-mock-app.ts';
import { openWaitingRoom, type WaitingRoom } from './waiting-room.ts';

/** `host`: where all doors listen; the first of `allowedNames` is in the URLs that it gives. */
export interface MockOptions extends Place {
  /** The Web API's; the sockets' hosts take the two after the next one. 0: whichever are free. */
  readonly port: number;
  readonly requestUrls: readonly string[];
  readonly policy: PolicyValues;
  readonly seed: number;
  /** What apps must know. Default: those of runs, which are in the sources. */
  readonly credentials?: Credentials;
}

export interface Mock {
  readonly apiUrl: string;
  readonly place: MockPlace;
  readonly credentials: Credentials;
  readonly apps: readonly MockApp[];
  readonly webApi: WebApiControl;
  readonly feed: Feed;
  /** What was emitted while no app could be reached. */
  readonly waitingRoom: WaitingRoom;
  readonly policy: PolicyValues;
  /** Takes effect with the next attempt, link or call. */
  setPolicy(values: Partial<PolicyValues>): void;
  /** What stands in its channels. */
  readonly memory: Pick<SlackMemory, 'messagesOf' | 'recentMessages'>;
  /** Ends everything. Idempotent. */
  close(): Promise<void>;
}

export interface MockPlace {
  readonly host: string;
  readonly allowedNames: readonly string[];
  /** In the URLs that the mock gives. */
  readonly name: string;
}

/** Rejects where a port cannot be had. */
export async function startMock({
  port,
  requestUrls,
  policy,
  seed,
  credentials = known,
  ...where
}: MockOptions): Promise<Mock> {
  const place = placeOf(where);
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
    const { app, ticket } = await openSocketApp(workspace, place.host, port === 0 ? undefined : [port + 2, port + 3]);
    const webApi = scope.own(
      await serveWebApi({
        tokens: { bot: credentials.botToken, app: credentials.appToken },
        policy: values,
        memory,
        // Who called us by some name finds the sockets under it too
        openConnection: (called) => ticket(isOpenPlace(place.host) ? hostnameOf(called) : undefined),
        observe: (fact) => feed.tell(fact),
        ...place,
        port,
      }),
      (each) => each.close(),
    );
    apiUrl = `http://${urlHost(place.name)}:${webApi.port}/api/`;
    const apps = [app, ...(await Promise.all(requestUrls.map((each) => openHttpApp(workspace, each))))];
    return {
      apiUrl,
      place,
      credentials,
      apps,
      webApi: webApi.control,
      feed,
      waitingRoom: openWaitingRoom(apps, feed),
      policy: values,
      setPolicy: (changed) => void Object.assign(values, changed),
      memory,
      close: () => scope.close(),
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}

/** Nobody can call `0.0.0.0`. */
function placeOf({ host = loopback, allowedNames = [] }: Place): MockPlace {
  const [name = host === '0.0.0.0' || host === '::' ? loopback : host] = allowedNames;
  return { host, allowedNames, name };
}
