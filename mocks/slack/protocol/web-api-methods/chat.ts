import { hasArgument, structureArgument, textArgument } from '../web-api-arguments.ts';
import type { Arguments, WebApiMethod } from '../web-api-call.ts';
import { channelOf } from '../channel-of.ts';
import { users, workspace } from '../workspace.ts';

/** Slack truncates beyond 40,000 characters and refuses far beyond (docs.slack.dev, chat.postMessage). */
const LONGEST_TEXT = 40_000;

export const chatPostMessage: WebApiMethod = {
  method: 'chat.postMessage',
  tokens: ['bot'],
  scopes: ['chat:write'],
  needs: ['channel'],
  answer(call) {
    const channel = channelOf(call.args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const content = contentOf(call.args);
    if ('error' in content) return content;
    const ts = call.memory.nextTs(call.nowMs);
    const thread = textArgument(call.args, 'thread_ts');
    const message = {
      user: workspace.botUser,
      type: 'message',
      ts,
      bot_id: workspace.bot,
      app_id: workspace.app,
      team: workspace.team,
      ...content,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    } as const;
    call.memory.store(channel, message);
    return { channel, ts, message };
  },
};

export const chatUpdate: WebApiMethod = {
  method: 'chat.update',
  tokens: ['bot'],
  scopes: ['chat:write'],
  needs: ['channel', 'ts'],
  answer(call) {
    const channel = channelOf(call.args);
    if (channel === undefined) return { error: 'channel_not_found' };
    const before = call.memory.message(channel, textArgument(call.args, 'ts') ?? '');
    if (before === undefined) return { error: 'message_not_found' };
    const content = contentOf(call.args);
    if ('error' in content) return content;
    const edited = { user: workspace.botUser, ts: call.memory.nextTs(call.nowMs) };
    const message = { ...before, ...content, edited };
    call.memory.store(channel, message);
    return { channel, ts: message.ts, text: message.text, message };
  },
};

export const chatPostEphemeral: WebApiMethod = {
  method: 'chat.postEphemeral',
  tokens: ['bot'],
  scopes: ['chat:write'],
  needs: ['channel', 'user'],
  answer(call) {
    if (channelOf(call.args) === undefined) return { error: 'channel_not_found' };
    const user = textArgument(call.args, 'user');
    if (!users.some(({ id }) => id === user)) return { error: 'user_not_in_channel' };
    const content = contentOf(call.args);
    return 'error' in content ? content : { message_ts: call.memory.nextTs(call.nowMs) };
  },
};

/** The text and blocks that a message shows; Slack makes a rich_text block of bare text. */
function contentOf(
  args: Arguments,
): { readonly error: string } | { readonly text: string; readonly blocks: readonly unknown[] } {
  const text = textArgument(args, 'text') ?? '';
  if (text.length > LONGEST_TEXT) return { error: 'msg_too_long' };
  const blocks = structureArgument(args, 'blocks');
  if (blocks === null || (blocks !== undefined && !Array.isArray(blocks))) return { error: 'invalid_blocks_format' };
  if (blocks !== undefined && blocks.length > 0) return { text, blocks };
  if (text === '' && !hasArgument(args, 'attachments')) return { error: 'no_text' };
  return { text, blocks: [richText(text)] };
}

function richText(text: string): object {
  return {
    type: 'rich_text',
    block_id: 'b1',
    elements: [{ type: 'rich_text_section', elements: text === '' ? [] : [{ type: 'text', text }] }],
  };
}
