/** One call of a Web API method and what a method is: a pure function from a call to the body of an answer. */

import type { WebApiMemory } from './web-api-memory.ts';

export type TokenKind = 'bot' | 'app';

/** As parsed from form, JSON or query; structures may still be JSON text (`structureArgument` reads both). */
export type Arguments = Readonly<Record<string, unknown>>;

export interface Call {
  readonly args: Arguments;
  readonly token: TokenKind;
  readonly memory: WebApiMemory;
  readonly nowMs: number;
  openConnection(): { readonly url: string } | { readonly error: string };
}

/** Becomes `{"ok":true,…}`, or `{"ok":false,"error":…}` where `error` is there. */
export type Answer = { readonly error?: string } & Readonly<Record<string, unknown>>;

export interface WebApiMethod {
  /** As in the URL: `chat.postMessage`. */
  readonly method: string;
  readonly tokens: readonly TokenKind[];
  /** Slack takes the token of these from the Authorization header only. */
  readonly headerTokenOnly?: true;
  /** May be called with GET. */
  readonly reads?: true;
  /** Any of these is enough; told in `x-accepted-oauth-scopes`. */
  readonly scopes: readonly string[];
  /** Arguments without which the answer is `invalid_arguments`. */
  readonly needs?: readonly string[];
  answer(call: Call): Answer;
}
