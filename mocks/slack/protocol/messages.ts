/** What Slack writes: the event wrapper (slack-protocol.md §2.4) and the frames of Socket Mode (§1.3–1.6), keys in Slack's order. */

import { slackJson } from './slack-json.ts';
import { workspace } from './workspace.ts';

export interface SlackEvent {
  /** `Ev…`; the key to dedupe by, the same on every attempt. */
  readonly id: string;
  /** Position in the stream, from 0; told to the app as the text `seq=<n>`. */
  readonly n: number;
  /** Wall clock, Unix seconds with six decimals, as Slack's own timestamps are. */
  readonly ts: string;
}

export function eventId(n: number): string {
  return `Ev0MOCK${String(n).padStart(7, '0')}`;
}

export function eventCallback({ id, n, ts }: SlackEvent): Record<string, unknown> {
  return wrapper({ ...variablesOf({ id, n, ts }), time: Math.floor(Number(ts)) });
}

/**
 * Writes event after event as Slack does, each as `slackJson(eventCallback(event))`: what is the same in all of them is
 * rendered once, as rendering is most of what an event costs.
 */
export function eventWriter(options: { readonly escapesSlashes: boolean }): (event: SlackEvent) => string {
  const marks = { id: '<id>', ts: '<ts>', time: '<time>', text: '<text>', message: '<message>', block: '<block>' };
  const rendered = slackJson(wrapper({ ...marks, context: '<context>' }), options).replace('"<time>"', '<time>');
  // Texts and the names of variables in turn.
  const [first = '', ...rest] = rendered.split(/<(\w+)>/);
  return (event) => {
    const variables: Readonly<Record<string, string>> = variablesOf(event);
    let json = first;
    for (let at = 0; at < rest.length; at += 2) json += `${variables[rest[at] ?? '']}${rest[at + 1]}`;
    return json;
  };
}

type Variables = Readonly<Record<'id' | 'ts' | 'time' | 'text' | 'message' | 'block' | 'context', string>>;

/** What differs between events; characters that JSON leaves as they are. */
function variablesOf({ id, n, ts }: SlackEvent): Variables {
  const digits = String(n);
  return {
    id,
    ts,
    time: String(Math.floor(Number(ts))),
    text: `seq=${digits}`,
    message: `5f0a7c1e-0000-4000-8000-${digits.padStart(12, '0')}`,
    block: `b${digits}`,
    context: `4-mock-context-${digits.padStart(4, '0')}`,
  };
}

function wrapper(variables: Omit<Variables, 'time'> & { readonly time: string | number }): Record<string, unknown> {
  const { id, ts, time, text, message, block, context } = variables;
  return {
    token: 'mock-verification-token',
    team_id: workspace.team,
    context_team_id: workspace.team,
    context_enterprise_id: null,
    api_app_id: workspace.app,
    event: {
      type: 'message',
      user: workspace.user,
      text,
      ts,
      client_msg_id: message,
      team: workspace.team,
      blocks: [
        {
          type: 'rich_text',
          block_id: block,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
      channel: workspace.channel,
      event_ts: ts,
      channel_type: 'channel',
    },
    type: 'event_callback',
    event_id: id,
    event_time: time,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: context,
  };
}

export function urlVerification(challenge: string): string {
  return slackJson({ token: 'mock-verification-token', challenge, type: 'url_verification' }, { escapesSlashes: true });
}

export function helloFrame(options: {
  readonly host: string;
  readonly connections: number;
  readonly lifeSeconds: number;
}): string {
  return JSON.stringify({
    type: 'hello',
    num_connections: options.connections,
    debug_info: { host: options.host, build_number: 18, approximate_connection_time: options.lifeSeconds },
    connection_info: { app_id: workspace.app },
  });
}

export function disconnectFrame(reason: DisconnectReason, host: string): string {
  return JSON.stringify({ type: 'disconnect', reason, debug_info: { host } });
}

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** An events_api envelope around a payload that is JSON already. */
export function eventEnvelope(options: {
  readonly envelope: string;
  readonly payload: string;
  readonly attempt: number;
}): string {
  const { envelope, payload, attempt } = options;
  const reason = attempt === 0 ? '' : 'timeout';
  return `{"envelope_id":"${envelope}","payload":${payload},"type":"events_api","accepts_response_payload":false,"retry_attempt":${attempt},"retry_reason":"${reason}"}`;
}
