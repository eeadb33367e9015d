/** Network, Slack and app faults are one kind of thing. */

import type { SlackControl, WebApiControl } from '../../mocks/slack/io/slack-control.ts';
import type { ShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import type { Touches } from '../journal/facts.ts';
import type { Heal, Route } from '../network/route.ts';

/** The app's process, as a fault may treat it. */
export interface AppControl {
  /** Ends the process and waits for its end. Default: SIGTERM, and SIGKILL after 2 s. */
  stop(how?: { readonly signal?: 'SIGTERM' | 'SIGKILL'; readonly graceMs?: number }): Promise<void>;
  /** Starts it again; resolves when the process runs, not when Slack can see it. `environment`: from now on, beside what it has. */
  start(how?: { readonly environment: Readonly<Record<string, string>> }): Promise<void>;
  /** Stops all of its processes where they are (SIGSTOP), as a machine does that goes to sleep; what it returns wakes them. Idempotent. */
  suspend(): Promise<Heal>;
}

/** All of the app's processes, as a deployment treats them. */
export interface Deployment {
  /**
   * Replaces them one after the other: starts a new one, waits until Slack can reach it, takes the old one out of the balancer where
   * there is one, and ends it (SIGTERM, SIGKILL after the grace). Stops where a new one is not reached in time, and ends that one.
   */
  roll(how: { readonly graceMs: number; readonly reachedWithinMs: number }): Promise<void>;
}

/** Everything a fault can lay hands on. */
export interface Site {
  /** The ways that events take: one to the app's Request URL, or one to each of Slack's socket hosts. */
  readonly events: readonly Route[];
  readonly webApi: Route;
  readonly slack: SlackControl;
  readonly webApiControl: WebApiControl;
  readonly app: AppControl;
  /** Absent where the app is not the lab's own to deploy. */
  readonly deployment?: Deployment | undefined;
  /**
   * From now on Slack has a name that only a CONNECT proxy resolves; resolves with the environment that says so. Absent where the app does
   * not dial Slack.
   */
  readonly moveBehindProxy?:
    | ((how: {
        readonly wantsPassword: boolean;
        readonly tunnelLifeMs?: number;
      }) => Promise<Readonly<Record<string, string>>>)
    | undefined;
  /** What the doors on the events' way show; absent where they speak no TLS. */
  readonly tls?: ShownCertificate | undefined;
}

export interface Fault {
  readonly name: string;
  /** In words, with its options. */
  readonly text: string;
  /** True where no link can be used while it lasts. */
  readonly severs: boolean;
  /** True where it strikes once: recovery then counts from its beginning, not from its end. Default false. */
  readonly isMomentary?: boolean;
  readonly touches: Touches;
  /** Environment of the app, for faults that sit in the app from its start. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Resolves when the fault is confirmed; the Heal when its end is. Throws `LabError` where it cannot be had. */
  inject(site: Site): Promise<Heal>;
}

/** Does the same to every route at once; heals all. */
export async function onAll(routes: readonly Route[], act: (route: Route) => Promise<Heal>): Promise<Heal> {
  const heals = await Promise.all(routes.map(act));
  return async () => {
    await Promise.all(heals.map((heal) => heal()));
  };
}
