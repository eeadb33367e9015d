/** Every link of README.md, docs and the others leads to what is there. */

import { existsSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents, root } from './documents.ts';

describe.each([...documents])('%s', (path, { links, anchors }) => {
  const own = links.filter(({ to }) => !/^[a-z]+:/.test(to));

  test('links to files and headings that are there', () => {
    const broken = own.filter(({ to }) => {
      const [file = '', anchor] = to.split('#');
      const target = file === '' ? path : normalize(posix.join(posix.dirname(path), file));
      const there = file === '' ? { anchors } : documents.get(target);
      return !existsSync(join(root, target)) || (anchor !== undefined && there?.anchors.includes(anchor) === false);
    });
    expect(broken).toEqual([]);
  });
});

test.each([
  ['README.md', (path: string) => path.startsWith('docs/') && !path.startsWith('docs/found/')],
  ['README.md', (path: string) => path === 'docs/found/README.md'],
  ['docs/found/README.md', (path: string) => path.startsWith('docs/found/') && path !== 'docs/found/README.md'],
])('%s leads to each page below it', (from, isBelow) => {
  const linked = new Set(
    documents.get(from)?.links.map(({ to }) => posix.join(posix.dirname(from), to.split('#')[0] ?? '')),
  );
  expect([...documents.keys()].filter((path) => isBelow(path) && !linked.has(path))).toEqual([]);
});
