/** An app as the mock's Slack knows it: the one over Socket Mode, or one at a Request URL. */

import { startHttpSlack } from '../../mocks/slack/io/http/http-slack.ts';
import { verifyUrl } from '../../mocks/slack/io/http/verify-url.ts';
import type { SlackControl } from '../../mocks/slack/io/slack-control.ts';
import { type SocketSlack, startSocketSlack } from '../../mocks/slack/io/sockets/socket-slack.ts';
import type { Said } from '../../mocks/slack/io/occasions.ts';
import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import type { Scope } from '../base/scope.ts';
import type { Feed } from './feed.ts';

export interface MockApp {
  /** `socket-mode`, or its Request URL. */
  readonly name: string;
  /** Whether Slack can deliver to it: a link is registered, or its Request URL was verified. */
  canBeReached(): boolean;
  /** Raises one now; returns the delivery's id. `said`: what somebody types or presses, where that is not left to the mock. */
  raise(kind: PayloadName, said?: Said): string;
  inFlight(): number;
  readonly control: SlackControl;
}

/** What the apps of one mock share. */
export interface Workspace {
  readonly policy: PolicyValues;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly memory: SlackMemory;
  readonly responseUrlBase: () => string;
  readonly random: Random;
  readonly signingSecret: string;
  readonly feed: Feed;
  /** Ends what is opened here. */
  readonly scope: Scope;
}

/** `ports`: of the socket hosts at `address`, in their order; whichever are free where absent. Rejects where a port cannot be had. */
export async function openSocketApp(
  { feed, random, scope, signingSecret: _ofHttp, ...shared }: Workspace,
  address: string,
  ports?: readonly number[],
): Promise<{ readonly app: MockApp; readonly ticket: SocketSlack['sockets']['ticket'] }> {
  const name = 'socket-mode';
  const left = [...(ports ?? [])];
  const slack = scope.own(
    await startSocketSlack({
      ...shared,
      address,
      ...(ports === undefined ? {} : { freePort: async () => left.shift() ?? 0 }),
      random: random.fork(name),
      observe: (fact) => feed.tell(fact, name),
      show: (letter) => feed.show(letter, name),
    }),
    (each) => each.close(),
  );
  const canBeReached = () => slack.sockets.hostsWithLinks().length > 0;
  return { app: appOf({ name, slack, canBeReached, now: shared.now }), ticket: slack.sockets.ticket };
}

/** The Request URL is verified in the background; the app can be reached from then on. */
export async function openHttpApp({ feed, random, scope, ...shared }: Workspace, requestUrl: string): Promise<MockApp> {
  const { policy, now, signingSecret } = shared;
  const slack = scope.own(
    await startHttpSlack({
      ...shared,
      url: requestUrl,
      signingSecret,
      random: random.fork(requestUrl),
      observe: (fact) => feed.tell(fact, requestUrl),
      show: (letter) => feed.show(letter, requestUrl),
    }),
    (each) => each.close(),
  );
  let isVerified = false;
  const giveUp = new AbortController();
  scope.own(giveUp, (each) => each.abort());
  void verifyUrl({ url: requestUrl, signingSecret, accept: policy.acceptHeader, signal: giveUp.signal }).then(
    (tries) => {
      isVerified = true;
      feed.tell({ kind: 'url-verified', tries }, requestUrl);
    },
    (error: unknown) => feed.tell({ kind: 'url-not-verified', why: (error as Error).message }, requestUrl),
  );
  return appOf({ name: requestUrl, slack, canBeReached: () => isVerified, now });
}

function appOf({
  name,
  slack,
  canBeReached,
  now,
}: Pick<MockApp, 'name' | 'canBeReached'> & {
  readonly slack: Pick<MockApp, 'inFlight' | 'control'> & {
    raise(due: number, kind: PayloadName, said?: Said): string;
  };
  readonly now: () => number;
}): MockApp {
  const { inFlight, control } = slack;
  return { name, canBeReached, raise: (kind, said) => slack.raise(now(), kind, said), inFlight, control };
}
