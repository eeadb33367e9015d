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

test('README.md leads to each page of docs', () => {
  const linked = new Set(documents.get('README.md')?.links.map(({ to }) => to.split('#')[0]));
  expect([...documents.keys()].filter((path) => path.startsWith('docs/') && !linked.has(path))).toEqual([]);
});
