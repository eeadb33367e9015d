/** What stands in a Markdown document that can be checked: headings, links, blocks of code. */

import { fromMarkdown } from 'mdast-util-from-markdown';

export interface CodeBlock {
  /** `ts`, `yaml`, `sh`, …; empty where the block names none. */
  readonly language: string;
  /** The file that the block is, where it says so after its language. */
  readonly file?: string;
  readonly line: number;
  readonly text: string;
}

export interface Document {
  /** As GitHub writes them into a URL: `#in-your-tests`. */
  readonly anchors: readonly string[];
  readonly links: readonly { readonly to: string; readonly line: number }[];
  readonly blocks: readonly CodeBlock[];
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

export function readDocument(markdown: string): Document {
  const nodes = [...walk(fromMarkdown(markdown))];
  const line = (node: Node): number => node.position?.start.line ?? 1;
  return {
    anchors: nodes.flatMap((node) => (node.type === 'heading' ? [anchorOf(textOf(node))] : [])),
    links: nodes.flatMap((node) =>
      node.type === 'link' || node.type === 'image' ? [{ to: node.url, line: line(node) }] : [],
    ),
    blocks: nodes.flatMap((node): readonly CodeBlock[] =>
      node.type === 'code'
        ? [{ language: node.lang ?? '', ...(node.meta ? { file: node.meta } : {}), line: line(node), text: node.value }]
        : [],
    ),
  };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

function textOf(node: Node): string {
  return [...walk(node)].map((each) => ('value' in each ? each.value : '')).join('');
}

/** GitHub's rule: lower case, no punctuation, a dash for each space. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
