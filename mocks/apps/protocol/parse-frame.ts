import { type Task, taskOf } from './task-of.ts';

/** A text frame from Slack, as a Socket Mode app needs it; anything else is odd, never an error. */
export type Frame =
  /** How many links the token has, this one included; 1 where Slack does not say. */
  | { readonly kind: 'hello'; readonly connections: number }
  | { readonly kind: 'disconnect' }
  /** `task` goes by the envelope's id where the payload has none. */
  | {
      readonly kind: 'envelope';
      readonly envelope: string;
      readonly task: Task;
      readonly retry: number;
      /** `app_rate_limited`: Slack delivers no more events for a minute. */
      readonly isRateLimitNotice?: true;
    }
  | { readonly kind: 'odd' };

export function parseFrame(text: string): Frame {
  const frame = record(parsed(text));
  const envelope = frame['envelope_id'];
  if (typeof envelope === 'string') {
    const retry = Number(frame['retry_attempt'] ?? 0);
    const payload = record(frame['payload']);
    const notice = payload['type'] === 'app_rate_limited' ? ({ isRateLimitNotice: true } as const) : {};
    return { kind: 'envelope', envelope, task: taskOf(payload) ?? { id: envelope }, retry, ...notice };
  }
  const type = frame['type'];
  if (type === 'hello') return { kind: 'hello', connections: Number(frame['num_connections'] ?? 1) };
  return type === 'disconnect' ? { kind: 'disconnect' } : { kind: 'odd' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
