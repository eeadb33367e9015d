/** A system under test: a Slack app of one kind, in the versions it can be had in. One folder a system. */

import type { AppPromise, Offer } from '../define-config.ts';
import type { InstalledPackages, TransportName } from '../result.ts';
import type { Known } from './known.ts';
import type { Locks } from './lock.ts';

export interface System {
  /** As in `--system bolt-js@5.1.0`; a variant of a system says so after a slash: `bolt-js/express`. */
  readonly name: string;
  /** How a command line asks for it, where not by `--system NAME@VERSION`. */
  readonly askedBy?: string;
  /** True for an app of the user's own. */
  readonly isOwn?: boolean;
  /** What an app of the user's own does for the harness. Default: nothing. Ours do all of it. */
  readonly offers?: readonly Offer[];
  readonly promises?: readonly AppPromise[];
  /** URL of its health door, with `{HEALTH_PORT}` and `{PORT}` for what its environment has. Absent: it has none. */
  readonly health?: string;
  readonly title: string;
  /** One sentence for a reader of the report: what this app is and what is particular about it. */
  readonly note: string;
  /**
   * Versions known to work, the default one first. `prepare` may be asked for any other exact version, and for
   * `file:/absolute/path`: a working copy of the SDK in place of a published version.
   */
  readonly versions: readonly string[];
  readonly transports: readonly TransportName[];
  /** Transports that cannot be had over TLS, each with the reason: such cells are unsupported under `--tls`. */
  readonly plaintextOnly?: Partial<Record<TransportName, string>>;
  /** Why what runs here cannot be told of a proxy by its environment. Absent: it can, or nobody knows. */
  readonly ignoresProxy?: string;
  /** Absent: nothing. */
  readonly known?: Known;
  /** What `prepare` would find, without installing anything. Takes milliseconds, needs no network. */
  check(version: string, options: CheckOptions): Promise<Availability>;
  /** All versions that its registry has, in any order, asked by the registry's own client. Absent: the system comes from none. */
  published?(progress: PrepareOptions['progress']): Promise<Published | Unavailable>;
  /** What its versions are made of, exactly. Absent: nothing of it is fetched. */
  readonly locks?: Locks;
  /**
   * Makes the version ready in the cache; a second call is instant and offline. Resolves to `unavailable`, with its
   * reason, where the version cannot be had.
   */
  prepare(version: string, options: PrepareOptions): Promise<Prepared | Unavailable>;
}

export function offersOf({ isOwn = false, offers = [] }: Pick<System, 'isOwn' | 'offers'>): readonly Offer[] {
  return isOwn ? offers : ['handled', 'handler-delay'];
}

/** `unavailable`: a runtime is missing, or the version cannot be had; `why` says what is needed and what was found. */
export type Availability = { readonly kind: 'ready' } | { readonly kind: 'installable' } | Unavailable;

export interface Published {
  readonly kind: 'published';
  readonly versions: readonly string[];
}

export interface PrepareOptions {
  /** Folder outside the sources, shared by all harnesses of the user. Made if it is not there. */
  readonly cache: string;
  /** Told what takes long. */
  readonly progress: (line: string) => void;
  /** True: what the registries have today, whatever the committed locks say. Default false. */
  readonly unlocked?: boolean;
}

export type CheckOptions = Pick<PrepareOptions, 'cache' | 'unlocked'>;

export interface Prepared {
  readonly kind: 'prepared';
  command(transport: TransportName): AppCommand;
  /** What is really installed, e.g. `'@slack/bolt': '5.1.0'`, `'@slack/socket-mode': '3.1.0'`. */
  readonly versions: Readonly<Record<string, string>>;
  /** All of what is installed. Absent: nothing was fetched. */
  readonly installed?: InstalledPackages;
}

/**
 * How to start the app. Its environment tells it the rest: `SLACK_TRANSPORT`, `SLACK_API_URL` (with its trailing slash),
 * `SLACK_BOT_TOKEN`, `SLACK_APP_TOKEN`, `SLACK_SIGNING_SECRET`, and over HTTP `PORT`, where it serves `/slack/events` on
 * 127.0.0.1. It prints `{"handled":"<event_id>"}` on a line of its own for every event whose work is done.
 */
export interface AppCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run by `/bin/sh`. Default false. */
  readonly shell?: boolean;
  /** Whose environment it starts with: the harness' pinned one, or the user's as it is. Default `pinned`. */
  readonly surroundings?: 'pinned' | 'user';
}

export interface Unavailable {
  readonly kind: 'unavailable';
  readonly why: string;
}
