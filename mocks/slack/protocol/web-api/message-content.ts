/** What a message shows, out of the arguments of chat.postMessage and its kin or the body of a response_url. */

import { structureArgument, textArgument } from './web-api-arguments.ts';
import type { Arguments } from './web-api-call.ts';

/** Slack truncates beyond 40,000 characters and refuses far beyond (docs.slack.dev, chat.postMessage). */
const LONGEST_TEXT = 40_000;
/** A message holds 50 blocks (docs.slack.dev/block-kit); the length in characters is ours, so that memory is bounded. */
const MOST_BLOCKS = 50;
const LONGEST_BLOCKS = 100_000;
/** docs.slack.dev, chat.postMessage: too_many_attachments. */
const MOST_ATTACHMENTS = 100;

export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly object[];
  readonly attachments?: readonly object[];
}

export interface ContentRefusal {
  readonly error: string;
  readonly response_metadata?: { readonly messages: readonly string[] };
}

/** Slack makes a rich_text block of bare text, and gives every block an id. */
export function messageContent(args: Arguments): MessageContent | ContentRefusal {
  const text = textArgument(args, 'text') ?? textArgument(args, 'markdown_text') ?? '';
  if (text.length > LONGEST_TEXT) return { error: 'msg_too_long' };
  const attachments = structureArgument(args, 'attachments') ?? [];
  if (!Array.isArray(attachments)) return { error: 'invalid_attachments' };
  if (attachments.length > MOST_ATTACHMENTS) return { error: 'too_many_attachments' };
  const blocks = structureArgument(args, 'blocks');
  if (blocks === null || (blocks !== undefined && !Array.isArray(blocks))) return { error: 'invalid_blocks_format' };
  const attached = attachments.length === 0 ? {} : { attachments };
  if (tooLong(attachments)) return { error: 'msg_too_long' };
  if (blocks !== undefined && blocks.length > 0) {
    const wrong = wrongBlocks(blocks, MOST_BLOCKS);
    if (wrong.length > 0) return { error: 'invalid_blocks', response_metadata: { messages: wrong } };
    if (tooLong(blocks)) return { error: 'msg_blocks_too_long' };
    return { text, blocks: withIds(blocks), ...attached };
  }
  if (text === '' && attachments.length === 0) return { error: 'no_text' };
  return { text, blocks: [richText(text)], ...attached };
}

/** Sentences about what is no block, as Slack words them; none where all are. */
export function wrongBlocks(blocks: readonly unknown[], most: number): readonly string[] {
  if (blocks.length > most) return [`[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`];
  return blocks.flatMap((block, n) => {
    if (typeof block !== 'object' || block === null || Array.isArray(block))
      return [`[ERROR] must be an object [json-pointer:/blocks/${n}]`];
    return 'type' in block && typeof block.type === 'string'
      ? []
      : [`[ERROR] missing required field: type [json-pointer:/blocks/${n}]`];
  });
}

export function withIds(blocks: readonly object[]): readonly object[] {
  return blocks.map((block, n) => ('block_id' in block ? block : { ...block, block_id: `b${n + 1}` }));
}

function tooLong(structure: readonly unknown[]): boolean {
  return JSON.stringify(structure).length > LONGEST_BLOCKS;
}

function richText(text: string): object {
  return {
    type: 'rich_text',
    block_id: 'b1',
    elements: [{ type: 'rich_text_section', elements: text === '' ? [] : [{ type: 'text', text }] }],
  };
}
