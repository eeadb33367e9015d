/** What can go wrong on Slack's own side. One file a fault, so that scenarios, probes, chaos and the control API all have it. */

import type { z } from 'zod';
import type { RequestControl, SlackControl, SocketControl, WebApiControl } from '../io/slack-control.ts';

/** The parts of Slack that a fault can strike: all of it, its sockets (Socket Mode only), what posts to Request URLs (HTTP only), its Web API. */
export interface Controls {
  readonly slack: SlackControl;
  readonly sockets: SocketControl;
  readonly requests: RequestControl;
  readonly webApi: WebApiControl;
}

/** What proves that a fault bit. */
export type SlackTouches =
  /** Sockets that ended with their host; where Slack dials: attempts that other hosts sent once one was down. */
  | { readonly rule: 'rerouted' }
  /** Acks that Slack ignored. */
  | { readonly rule: 'acks' }
  /** Slack did what these faults make it do, link by link, call by call: facts `fault-met` of these names. */
  | { readonly rule: 'met'; readonly faults: readonly string[] };

/** What there is of a fault once it has begun. */
export interface Begun {
  /** Absent where it strikes once and there is nothing to end. Idempotent. */
  readonly end?: () => void | Promise<void>;
  /** How many links it struck, where it strikes the links of now. */
  readonly links?: number;
}

export interface SlackFault<
  Name extends string = string,
  On extends keyof Controls = keyof Controls,
  Schema extends z.ZodObject = z.ZodObject,
> {
  /** Also its `kind` in the control API. */
  readonly name: Name;
  readonly on: On;
  /** Its parameters; their descriptions are shown in the OpenAPI description. */
  readonly parameters: Schema;
  /** What it does whatever its parameters are: a sentence without a full stop. */
  readonly does: string;
  /** True where it strikes once: recovery then counts from its beginning, not from its end. */
  readonly isMomentary: boolean;
  readonly touches: SlackTouches;
  /** In words, with its parameters, as reports show it. */
  text(parameters: z.output<Schema>): string;
  /** Resolves when it is in force. */
  begin(control: Controls[On], parameters: z.output<Schema>): Begun | Promise<Begun>;
}

/** The fault as it is, with its name, its part of Slack and its parameters as types. */
export function slackFault<const Name extends string, On extends keyof Controls, Schema extends z.ZodObject>(
  fault: SlackFault<Name, On, Schema>,
): SlackFault<Name, On, Schema> {
  return fault;
}
