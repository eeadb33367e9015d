import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Observe, PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Said } from '../../mocks/slack/io/occasions.ts';
import type { SlackControl, WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import type { ShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import type { Clock } from '../machine/clock.ts';
import type { TransportName } from '../result.ts';
import type { Network, Route } from '../network/route.ts';
import type { Scope } from '../base/scope.ts';
import type { Tls } from '../tls/open-tls.ts';

/** What a transport may use while it is open; everything it begins is owned by the scope. */
export interface Lab {
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: PolicyValues;
  readonly observe: Observe;
  readonly scope: Scope;
  /** Unique within the run; names the routes. */
  readonly name: string;
  /** What messages and mentions say, `{n}` standing for the number of each. Default: a text with `seq={n}`. */
  readonly text?: string | undefined;
  /** Absent: every door speaks plaintext. */
  readonly tls?: Tls | undefined;
}

/** One way of delivery, opened for one app. */
export interface Opened {
  /** The ways that events take. */
  readonly events: readonly Route[];
  readonly webApi: Route;
  readonly slack: SlackControl;
  readonly webApiControl: WebApiControl;
  /** What the doors on the events' way show. */
  readonly tls?: ShownCertificate | undefined;
  /** From now on Slack is to be dialled under this name, at the same ports; returns what the app is told. Absent where Slack dials. */
  readonly renameSlack?: (host: string) => Readonly<Record<string, string>>;
  /** Tells the app where everything is. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Raises the next delivery and returns its id. `due`: when it was to be raised, µs on the lab's clock. Default kind: `message`; `said`:
   * what somebody types or presses, where that is not left to the mock; `gesture`: its number, where it is one of the two events of one.
   */
  raise(due: number, kind?: PayloadName, said?: Said, gesture?: number): string;
  /** Deliveries neither acked nor abandoned, and requests that deliver nothing and wait for an answer. */
  inFlight(): number;
  /**
   * Resolves when Slack can see the app. Rejects with the last thing seen where `signal` fires first, with `Misplaced` where it is
   * clear that it never will, and with `OtherTransport` where the app waits for Slack over the other one.
   */
  ready(signal: AbortSignal, app?: StartingApp): Promise<void>;
}

/** Where an app takes what Slack sends over HTTP. */
export const requestPath = '/slack/events';

/** What can be seen of an app's processes while Slack waits for it. */
export interface StartingApp {
  /** The ports on which it listens; empty where nobody knows. */
  listening(): Promise<readonly number[]>;
}

export const unseen: StartingApp = { listening: async () => [] };

/** The app runs, and Slack would never take its Request URL: it is at another place, or answers the check wrongly. The message says what to change. */
export class Misplaced extends Error {
  override readonly name = 'Misplaced';
}

/** The app runs, and has the other transport only: nothing can be asked of it over this one. The message says what shows it. */
export class OtherTransport extends Error {
  override readonly name = 'OtherTransport';
}

export interface Transport {
  readonly name: TransportName;
  readonly title: string;
  readonly note: string;
  open(lab: Lab): Promise<Opened>;
}
