/** What a call that Slack took shows of the app's work, and on which deliveries. */

import type { EffectKind } from '../facts.ts';
import { channelOf } from './channel-of.ts';
import { textArgument } from './web-api-arguments.ts';
import type { Answer, Arguments, Call } from './web-api-call.ts';
import type { Effect } from './web-api-response.ts';

const KINDS: Readonly<Record<string, EffectKind>> = {
  'chat.postMessage': 'post',
  'chat.postEphemeral': 'post',
  'chat.update': 'update',
  'reactions.add': 'reaction',
  'views.open': 'view',
  'views.push': 'view',
  'views.publish': 'view',
  'functions.completeSuccess': 'function',
  'functions.completeError': 'function',
};

/** Undefined for a method that shows nothing. */
export function effectOf(
  method: string,
  answer: Answer,
  { args, memory, nowMs }: Pick<Call, 'args' | 'memory' | 'nowMs'>,
): Effect | undefined {
  const by = Object.hasOwn(KINDS, method) ? KINDS[method] : undefined;
  if (by === undefined) return undefined;
  const says = saidBy(args);
  const answered = memory.answers.answers(
    {
      method,
      channel: channelOf(args),
      ts: textArgument(args, 'thread_ts') ?? textArgument(args, 'timestamp') ?? textArgument(args, 'ts'),
      posted: typeof answer['ts'] === 'string' ? answer['ts'] : undefined,
      trigger: textArgument(args, 'trigger_id'),
      execution: textArgument(args, 'function_execution_id'),
      user: textArgument(args, 'user_id'),
      says,
    },
    nowMs,
  );
  return { ...answered, by, shown: by === 'reaction' ? (textArgument(args, 'name') ?? '') : says };
}

/** The text and whatever else of a message is shown. */
export function saidBy(args: Arguments): string {
  return ['text', 'markdown_text', 'blocks', 'attachments', 'view', 'outputs']
    .flatMap((name) => {
      const value = Object.hasOwn(args, name) ? args[name] : undefined;
      if (value === undefined || value === null || value === '') return [];
      return typeof value === 'string' ? value : JSON.stringify(value);
    })
    .join(' ');
}
