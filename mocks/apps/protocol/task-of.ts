import { workspace } from '../../slack/protocol/workspace.ts';

/** What a payload asks of the app: an event to handle, `/probe` to answer, the button `go` to tell of, a shortcut that wants a modal. */
export interface Task {
  /** `event_id` or `trigger_id`. */
  readonly id: string;
  /** The inner event, as it came; absent where it is none. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** What the ack brings: a message for the person. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** What the work posts before it is done. */
  readonly post?: { readonly channel: string; readonly text: string };
  /** What the work opens with `views.open` before it is done. */
  readonly modal?: Readonly<Record<string, unknown>>;
}

/** Undefined where the payload is none of these: there is nothing to do. */
export function taskOf(payload: Readonly<Record<string, unknown>>): Task | undefined {
  const { event_id: event, trigger_id: trigger } = payload;
  const inner = record(payload['event']);
  if (typeof event === 'string') return { id: event, event: inner, ...mentioned(inner) };
  if (typeof trigger !== 'string') return undefined;
  if (payload['command'] === '/probe') return { id: trigger, answer: probe(String(payload['text'])) };
  if (payload['type'] === 'shortcut') return { id: trigger, modal: modalFor(trigger) };
  return { id: trigger, ...pressed(payload) };
}

/** A message as a channel's history has it: it has no event id, only its timestamp; one that names the bot is a mention. */
export function taskOfMessage(message: Readonly<Record<string, unknown>> & { readonly ts: string }): Task {
  const isMention = String(message['text']).includes(`<@${workspace.botUser}>`);
  return { id: message.ts, event: message, ...(isMention ? mentioned({ ...message, type: 'app_mention' }) : {}) };
}

function mentioned({ type, channel, text }: Readonly<Record<string, unknown>>): Pick<Task, 'post'> {
  return type === 'app_mention' ? { post: { channel: String(channel), text: `heard ${String(text)}` } } : {};
}

function pressed({ actions, channel }: Readonly<Record<string, unknown>>): Pick<Task, 'post'> {
  const action = Array.isArray(actions) ? actions.map(record).find((each) => each['action_id'] === 'go') : undefined;
  if (!action) return {};
  return { post: { channel: String(record(channel)['id']), text: `pressed ${String(action['value'])}` } };
}

function probe(value: string): Readonly<Record<string, unknown>> {
  const text = `probe ${value}`;
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value };
  return {
    response_type: 'ephemeral',
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'actions', elements: [button] },
    ],
  };
}

function modalFor(trigger: string): Readonly<Record<string, unknown>> {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Probe' }, blocks: [{ type: 'divider' }] };
  return { trigger_id: trigger, view };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
