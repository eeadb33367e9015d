/** The control API as data: what the server answers with, and what its OpenAPI description is made of. */

import type { z } from 'zod';

export interface Endpoint {
  readonly verb: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `{id}` stands for one segment. */
  readonly path: string;
  readonly does: string;
  readonly body?: z.ZodType;
  readonly query?: Readonly<Record<string, string>>;
  /** Returns what is answered as JSON. Throws `RefusedError`. */
  act(call: Call): unknown;
}

export interface Call {
  /** Checked by `body`. */
  readonly body: unknown;
  readonly segments: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** One that takes a body: its `act` gets it as its schema reads it. */
export function endpoint<Schema extends z.ZodType>(
  described: Omit<Endpoint, 'act' | 'body'> & {
    readonly body: Schema;
    act(call: Omit<Call, 'body'> & { readonly body: z.infer<Schema> }): unknown;
  },
): Endpoint {
  return { ...described, act: (call) => described.act({ ...call, body: call.body as z.infer<Schema> }) };
}
