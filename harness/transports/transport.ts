import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { SlackControl } from '../../mocks/slack/io/slack-control.ts';
import type { Clock } from '../clock.ts';
import type { TransportName } from '../result.ts';
import type { Network, Route } from '../route.ts';
import type { Scope } from '../scope.ts';

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
}

/** One way of delivery, opened for one app. */
export interface Opened {
  /** The ways that events take. */
  readonly events: readonly Route[];
  readonly webApi: Route;
  readonly slack: SlackControl;
  /** Tells the app where everything is. */
  readonly environment: Readonly<Record<string, string>>;
  /** Raises the next event. `due`: when it was to be raised, µs on the lab's clock. */
  raise(due: number): void;
  /** Deliveries neither acked nor abandoned. */
  inFlight(): number;
  /** Resolves when Slack can see the app. Rejects with the last thing seen where `signal` fires first. */
  ready(signal: AbortSignal): Promise<void>;
}

export interface Transport {
  readonly name: TransportName;
  readonly title: string;
  readonly note: string;
  open(lab: Lab): Promise<Opened>;
}
