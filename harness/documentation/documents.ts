/** The documents of the repository, for the tests that hold them true. */

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Document, readDocument } from './read-document.ts';

export const root = resolve(import.meta.dirname, '../..');

/** By their path. What is known of Slack is left out: its code is Slack's and other people's. */
export const documents: ReadonlyMap<string, Document> = new Map(
  globSync(['*.md', 'docs/**/*.md'], { cwd: root })
    .filter((path) => path !== 'docs/slack-protocol.md')
    .toSorted()
    .map((path) => [path, readDocument(readFileSync(join(root, path), 'utf8'))]),
);
