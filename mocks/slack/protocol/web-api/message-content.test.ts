import { expect, test } from 'vitest';
import { messageContent } from './message-content.ts';
import type { Arguments } from './web-api-call.ts';

const divider = { type: 'divider' };
const many = (length: number, each: unknown = divider) => Array.from({ length }, () => each);
const long = (length: number) => [{ type: 'section', text: 'x'.repeat(length) }];

test.each<[string, Arguments, string | undefined]>([
  ['nothing', {}, 'no_text'],
  ['empty blocks and no text', { blocks: [] }, 'no_text'],
  ['40,000 characters', { text: 'x'.repeat(40_000) }, undefined],
  ['40,001 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ['40,001 characters of Markdown', { markdown_text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ['attachments that are no list', { text: 'a', attachments: '{}' }, 'invalid_attachments'],
  ['attachments that are no JSON', { text: 'a', attachments: 'x' }, undefined],
  ['100 attachments', { attachments: many(100) }, undefined],
  ['101 attachments', { attachments: many(101) }, 'too_many_attachments'],
  ['attachments of more than 100,000 characters', { text: 'a', attachments: long(100_000) }, 'msg_too_long'],
  ['blocks that are no JSON', { text: 'a', blocks: 'x' }, 'invalid_blocks_format'],
  ['blocks that are no list', { text: 'a', blocks: {} }, 'invalid_blocks_format'],
  ['50 blocks', { blocks: many(50) }, undefined],
  ['51 blocks', { blocks: many(51) }, 'invalid_blocks'],
  ['a block that is a list', { blocks: [[]] }, 'invalid_blocks'],
  ['a block that is null', { blocks: [null] }, 'invalid_blocks'],
  ['a block that is a text', { blocks: ['a'] }, 'invalid_blocks'],
  ['a block without a type', { blocks: [{}] }, 'invalid_blocks'],
  ['a block whose type is no text', { blocks: [{ type: 1 }] }, 'invalid_blocks'],
  ['blocks of more than 100,000 characters', { blocks: long(100_000) }, 'msg_blocks_too_long'],
])('messageContent() of %s: %s', (_, args, error) => {
  const content = messageContent(args);
  expect('error' in content ? content.error : undefined).toBe(error);
});

test('messageContent() takes as much JSON as 100,000 characters, and no more', () => {
  const frame = JSON.stringify(long(0)).length;
  expect(messageContent({ blocks: long(100_000 - frame) })).not.toHaveProperty('error');
  expect(messageContent({ blocks: long(100_001 - frame) })).toEqual({ error: 'msg_blocks_too_long' });
  expect(messageContent({ attachments: long(100_000 - frame) })).not.toHaveProperty('error');
});

test('messageContent() makes a rich text of bare text, of Markdown where there is none, of nothing beside attachments', () => {
  const rich = (...elements: readonly object[]) => [
    { type: 'rich_text', block_id: 'b1', elements: [{ type: 'rich_text_section', elements }] },
  ];
  expect(messageContent({ text: 'a', markdown_text: 'b' })).toEqual({
    text: 'a',
    blocks: rich({ type: 'text', text: 'a' }),
  });
  expect(messageContent({ markdown_text: 'b' })).toEqual({ text: 'b', blocks: rich({ type: 'text', text: 'b' }) });
  expect(messageContent({ attachments: [{ text: 'a' }] })).toEqual({
    text: '',
    blocks: rich(),
    attachments: [{ text: 'a' }],
  });
});

test('messageContent() gives each block an id where it has none, and says of each wrong one where it is', () => {
  expect(messageContent({ text: 'a', blocks: [divider, { ...divider, block_id: 'mine' }, divider] })).toEqual({
    text: 'a',
    blocks: [
      { type: 'divider', block_id: 'b1' },
      { type: 'divider', block_id: 'mine' },
      { type: 'divider', block_id: 'b3' },
    ],
  });
  expect(messageContent({ blocks: [divider, 'x', {}] })).toEqual({
    error: 'invalid_blocks',
    response_metadata: {
      messages: [
        '[ERROR] must be an object [json-pointer:/blocks/1]',
        '[ERROR] missing required field: type [json-pointer:/blocks/2]',
      ],
    },
  });
  expect(messageContent({ blocks: many(51) })).toMatchObject({
    response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
  });
});
