/** What a user's `harness.config.ts` says. */

import type { TransportName } from './result.ts';

/**
 * What an app does for the harness. `handled`: it prints `{"handled":"<event_id>"}` for each event it handled. `handler-delay`: it
 * works for `HANDLER_DELAY_MS` on each event where that is set.
 */
export type Offer = 'handled' | 'handler-delay';

/** What an app promises beyond Slack's own rules. `exactly-once`: no event is handled twice, however often Slack sends it. */
export type AppPromise = 'exactly-once';

/** An app of the user's, which `--system NAME` then runs. */
export interface ConfiguredSystem {
  /** Lower-case letters, digits and `-`: `my-app`. */
  readonly name: string;
  readonly title?: string;
  readonly note?: string;
  /** Default: both where `command` is one text, else those that `command` names. */
  readonly transports?: readonly TransportName[];
  /** Run by a shell; one for both transports, or one each. */
  readonly command: string | { readonly [transport in TransportName]?: string };
  /** Default: nothing; it is then judged by what Slack can see. */
  readonly offers?: readonly Offer[];
  /** Default: nothing. */
  readonly promises?: readonly AppPromise[];
  /**
   * URL of its health door, which is asked each second: `http://127.0.0.1:{HEALTH_PORT}/healthz`. `{HEALTH_PORT}` is a free port that
   * the app finds in its environment, `{PORT}` the one on which it listens for Slack. Default: it is not asked.
   */
  readonly health?: string;
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the command runs, relative to the config file. Default: the config file's folder. */
  readonly cwd?: string;
}

/** A time as a text: `500 ms`, `8 s`, `2 min`. */
export type TimeText = string;

/** How much is enough: of a metric of time a time (`10 s`), of any other a number. */
export interface Limit {
  /** Such as `lost`, `recovery` or `response-time`; a wrong name is answered with all. */
  readonly metric: string;
  readonly of?: 'p50' | 'p90' | 'p99' | 'max';
  readonly atLeast?: number | TimeText;
  readonly atMost?: number | TimeText;
}

/** A question of the user's own. It runs with ours, and by its name. */
export interface ConfiguredScenario {
  readonly name: string;
  readonly title?: string;
  readonly asks?: string;
  readonly source?: string;
  readonly workload: {
    /** `steady` (the default), `poisson`, `burst`, `ramp` or `silence`. */
    readonly shape?: string;
    readonly perSecond: number;
    readonly for: TimeText;
    /** Kind of payload. Default: `message`. */
    readonly kind?: string;
  };
  /** From the first event's due time; all must have ended before the traffic does. Default: none. */
  readonly faults?: readonly {
    /** Such as `partition-that-kills` or `recycle`; a wrong name is answered with all. */
    readonly fault: string;
    readonly from: TimeText;
    readonly to: TimeText;
    /** The one transport over which it strikes. Default: all over which the scenario is asked. */
    readonly over?: TransportName;
    /** Parameters of the fault. */
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
  /** The first one is what the matrix shows. */
  readonly expects: readonly Limit[];
  /** Default: both. */
  readonly transports?: readonly TransportName[];
  /** True where a fault that touched no traffic leaves the cell its verdict, as long as another one did. Default: false. */
  readonly toleratesMisses?: boolean;
}

/** A failure that does not fail the run until a day. One that does not happen any more does. */
export interface ExpectedFailureEntry {
  readonly scenario: string;
  readonly metric: string;
  /** Default: both. */
  readonly transport?: TransportName;
  /** Default: whatever is tested. */
  readonly system?: string;
  readonly reason: string;
  /** `2027-01-31`: the last day on which it counts. */
  readonly expires: string;
}

export interface Config {
  readonly systems?: readonly ConfiguredSystem[];
  readonly scenarios?: readonly ConfiguredScenario[];
  /** Limits in place of ours, for scenarios of ours. */
  readonly thresholds?: readonly (Limit & { readonly scenario: string })[];
  /** Values by which the mock Slack acts, as `--policy` takes them; the command line wins. */
  readonly policy?: Readonly<Record<string, string | number | boolean>>;
  readonly expectedFailures?: readonly ExpectedFailureEntry[];
}

/** Returns what it is given; it is there so that an editor knows the fields. */
export function defineConfig(config: Config): Config {
  return config;
}
