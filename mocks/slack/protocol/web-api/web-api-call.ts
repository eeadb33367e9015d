/** One call of a Web API method and what a method is: a pure function from a call to the body of an answer. */

import type { PolicyValues } from '../policy.ts';
import type { SlackMemory } from '../slack-memory.ts';

export type TokenKind = 'bot' | 'app';

/** As parsed from form, JSON or query; structures may still be JSON text (`structureArgument` reads both). */
export type Arguments = Readonly<Record<string, unknown>>;

export interface Call {
  readonly args: Arguments;
  /** Absent only where the method needs none. */
  readonly token: TokenKind | undefined;
  readonly memory: SlackMemory;
  readonly policy: PolicyValues;
  readonly nowMs: number;
  openConnection(): { readonly url: string } | { readonly error: string };
}

/** Becomes `{"ok":true,…}`, or `{"ok":false,"error":…}` where `error` is there. */
export type Answer = { readonly error?: string } & Readonly<Record<string, unknown>>;

/**
 * Tier 1 to 4, or `special` (hundreds per minute), as on the method's reference page; `posts` is chat.postMessage, limited per
 * channel; `connections` is apps.connections.open, with knobs of its own as sources disagree (slack-protocol.md §1.1); `history` is
 * what reads messages, which Slack limits by how an app is given away.
 */
export type Tier = 1 | 2 | 3 | 4 | 'special' | 'posts' | 'history' | 'connections';

export interface WebApiMethod {
  /** As in the URL: `chat.postMessage`. */
  readonly method: string;
  /** Who may call it; nobody: it takes no token. */
  readonly tokens: readonly TokenKind[];
  readonly tier: Tier;
  /** Slack takes the token of these from the Authorization header only. */
  readonly headerTokenOnly?: true;
  /** May be called with GET. */
  readonly reads?: true;
  /** Any of these is enough; named in `x-accepted-oauth-scopes`. */
  readonly scopes: readonly string[];
  /** Arguments without which the answer is `invalid_arguments`. */
  readonly needs?: readonly string[];
  answer(call: Call): Answer;
}
