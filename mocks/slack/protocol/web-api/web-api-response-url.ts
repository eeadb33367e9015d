/** A post to a response_url: the app's later answer to a command or an interaction (slack-protocol.md §2.7). */

import { saidBy } from './effect-of.ts';
import { messageContent } from './message-content.ts';
import type { PolicyValues } from '../policy.ts';
import type { ResponseUrlOrigin, SlackMemory } from '../slack-memory.ts';
import { flagArgument, textArgument } from './web-api-arguments.ts';
import { parseFields } from './web-api-body.ts';
import type { Answer, Arguments } from './web-api-call.ts';
import { respond, type WebApiResponse } from './web-api-response.ts';
import { workspace } from '../workspace.ts';

export interface ResponseUrlPost {
  readonly path: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

export interface ResponseUrlContext {
  readonly memory: SlackMemory;
  readonly policy: PolicyValues;
  readonly nowMs: number;
}

/**
 * Text, JSON or `payload=<JSON>`. Ephemeral unless `response_type` says `in_channel`; `replace_original` and
 * `delete_original` act on the message with the button. A post that is refused for its body is no use of the URL.
 */
export function answerResponseUrl(post: ResponseUrlPost, context: ResponseUrlContext): WebApiResponse {
  const { memory, policy, nowMs } = context;
  const say = (answer: Answer, status: number) =>
    respond(answer, { escapesSlashes: policy.httpEscapesSlashes, status });
  const args = argumentsOf(post);
  if (args === undefined) return say({ error: 'invalid_payload' }, 400);
  const content = flagArgument(args, 'delete_original') ? undefined : messageContent(args);
  if (content !== undefined && 'error' in content) return say({ ...content }, 400);
  const use = memory.useResponseUrl(post.path, nowMs, policy);
  if ('error' in use) return say({ error: use.error }, 404);
  const text = textArgument(args, 'text')?.slice(0, 200);
  show(args, content, use.origin, context);
  const effect = {
    by: 'response-url',
    events: memory.answers.ofResponseUrl(post.path),
    maybe: [],
    shown: content === undefined ? 'delete_original' : saidBy(args),
  } as const;
  return { ...say({}, 200), effect, ...(text === undefined ? {} : { text }) };
}

function show(
  args: Arguments,
  content: object | undefined,
  origin: ResponseUrlOrigin | undefined,
  { memory, nowMs }: ResponseUrlContext,
): void {
  if (origin === undefined) return;
  const { channel, ts } = origin;
  if (content === undefined) {
    if (ts !== undefined) memory.deleteMessage(channel, ts);
    return;
  }
  const before = ts === undefined ? undefined : memory.message(channel, ts);
  if (flagArgument(args, 'replace_original') && before !== undefined) {
    memory.store(channel, { ...before, ...content });
    return;
  }
  if (textArgument(args, 'response_type') !== 'in_channel') return;
  memory.store(channel, {
    type: 'message',
    subtype: 'bot_message',
    bot_id: workspace.bot,
    text: '',
    ...content,
    ts: memory.nextTs(nowMs),
  });
}

function argumentsOf({ contentType, bytes }: ResponseUrlPost): Arguments | undefined {
  const text = new TextDecoder().decode(bytes);
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  if (type.trim() === 'application/x-www-form-urlencoded') {
    const fields = parseFields(text);
    const payload = textArgument(fields, 'payload');
    return payload === undefined ? fields : objectIn(payload);
  }
  return type.trim().startsWith('text/') ? (objectIn(text) ?? { text }) : objectIn(text);
}

function objectIn(text: string): Arguments | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
