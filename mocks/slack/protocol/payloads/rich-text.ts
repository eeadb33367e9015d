/** The blocks that Slack makes of typed text; bots read them in place of `text` (slack-protocol.md §7). */
export function richText(block: string, elements: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  return [{ type: 'rich_text', block_id: block, elements: [{ type: 'rich_text_section', elements }] }];
}
