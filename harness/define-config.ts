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
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the command runs, relative to the config file. Default: the config file's folder. */
  readonly cwd?: string;
}

export interface Config {
  readonly systems: readonly ConfiguredSystem[];
}

/** Returns what it is given; it is there so that an editor knows the fields. */
export function defineConfig(config: Config): Config {
  return config;
}
