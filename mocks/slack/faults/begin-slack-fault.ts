import { z } from 'zod';
import type { SlackControl, WebApiControl } from '../io/slack-control.ts';
import type { Begun, Controls, SlackFault } from './slack-fault.ts';

/** One app's Slack. */
export interface SlackSide {
  readonly slack: SlackControl;
  readonly webApi: WebApiControl;
}

/**
 * Begins a fault with these parameters, on the part of Slack that it strikes. Undefined where the app's Slack has no such
 * part (no sockets over HTTP, no Request URL over Socket Mode). Rejects with what is wrong with the parameters where they are not as the fault wants them.
 */
export async function beginSlackFault(
  fault: SlackFault,
  parameters: unknown,
  { slack, webApi }: SlackSide,
): Promise<Begun | undefined> {
  const controls: { readonly [Part in keyof Controls]: Controls[Part] | undefined } = {
    slack,
    sockets: slack.sockets,
    requests: slack.requests,
    webApi,
  };
  const control = controls[fault.on];
  return control === undefined ? undefined : fault.begin(control, parametersOf(fault, parameters));
}

/** Checked, with what has a default filled in. Throws `TypeError`. */
export function parametersOf<Schema extends z.ZodObject>(
  { name, parameters: schema }: { readonly name: string; readonly parameters: Schema },
  parameters: unknown,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(parameters);
  if (!success) throw new TypeError(`Cannot use the fault ${name}: ${z.prettifyError(error)}`);
  return data;
}
